import { dirname } from 'node:path';
import type { DocumentKind } from '../../core/model/envelope.ts';
import { parseBinName } from '../store/bin/bin-name.ts';
import { diskError } from '../store/disk/disk-errors.ts';
import { binPath } from '../store/folder/layout.ts';
import { fileNamesIn } from '../store/versions/file-names.ts';
import { readIfThere } from './read-if-there.ts';

/** The file of a removed document as it stands in the bin, or null. @throws AppError what the disk refuses */
export async function removedBytes(root: string, kind: DocumentKind, id: string): Promise<Buffer | null> {
  const folder = dirname(binPath(root, kind, '-'));
  const names = await fileNamesIn(folder).catch((error: unknown) => {
    throw diskError(error, 'read');
  });
  // An id may have been removed more than once: the one removed last counts. A name without an instant is older.
  const removed = names.filter((name) => name.startsWith(`${id}.`)).map((name) => ({ name, ...parseBinName(name) }));
  const [last] = removed
    .filter((each) => each.id === id)
    .sort((a, b) => ((a.removedAt ?? '') < (b.removedAt ?? '') ? 1 : -1));
  return last === undefined ? null : await readIfThere(binPath(root, kind, last.name));
}
