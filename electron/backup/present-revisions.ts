import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentKind } from '../../core/model/envelope.ts';
import { errnoOf } from '../store/disk/disk-errors.ts';
import { peekEnvelope } from '../store/documents/peek-envelope.ts';
import { kindFolders } from '../store/folder/layout.ts';
import type { Library } from '../store/library.ts';
import { fileNamesIn } from '../store/versions/file-names.ts';

/** `revision` 0: only reading the whole file would tell. */
export type PresentRevision = { readonly id: string; readonly revision: number };

/** What the library holds of a kind: as the catalogue has it, or, of annotations, as their files begin. */
export async function* presentRevisions(
  library: Pick<Library, 'root' | 'catalogue'>,
  kind: DocumentKind,
): AsyncGenerator<PresentRevision> {
  if (kind === 'article') yield* library.catalogue.articles();
  else if (kind === 'briefing') yield* library.catalogue.briefings();
  else yield* inFiles(join(library.root, kindFolders[kind]));
}

async function* inFiles(folder: string): AsyncGenerator<PresentRevision> {
  for (const shard of await fileNamesIn(folder)) {
    for (const name of await fileNamesIn(join(folder, shard))) {
      const id = /^([a-z][a-z0-9]{5,31})\.json$/.exec(name)?.[1];
      if (id !== undefined) yield { id, revision: await revisionAtStart(join(folder, shard, name)) };
    }
  }
}

/** The envelope's head stands within the first bytes of a file. */
async function revisionAtStart(path: string): Promise<number> {
  const file = await open(path).catch(() => null);
  try {
    const start = await file?.read(Buffer.alloc(500), 0, 500, 0);
    return start === undefined ? 0 : peekEnvelope(start.buffer.subarray(0, start.bytesRead)).revision;
  } catch (error) {
    // Whoever reads the whole file says what is wrong with it.
    if (errnoOf(error) === null) throw error;
    return 0;
  } finally {
    await file?.close();
  }
}
