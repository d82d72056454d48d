import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { DamagedFile, NewerFile } from '../damage/damage.ts';
import type { StoreIncident } from '../damage/incident.ts';
import { versionOfElsewhere } from '../damage/incident-files.ts';
import { diskError } from '../disk/disk-errors.ts';
import { type Saved, unseal } from '../documents/envelope.ts';
import type { DocumentOf } from '../documents/kinds.ts';
import type { VersionFolder } from '../versions/version-folder.ts';

/** The other program's version of a document. */
export type Theirs = {
  [K in DocumentKind]: { readonly kind: K; readonly id: string; readonly saved: Saved<DocumentOf[K]> };
}[DocumentKind];

/** @throws AppError not-found when it is no conflict, or its version is gone; damaged, newer-schema, what the disk refuses */
export async function readTheirs(
  root: string,
  incident: StoreIncident | null,
  history: VersionFolder,
): Promise<Theirs> {
  if (incident === null || incident.kind === 'library' || incident.what === 'damaged') throw gone();
  try {
    return await read(root, incident.kind, incident, history);
  } catch (error) {
    if (error instanceof DamagedFile) throw new AppError('damaged', 'The other version can’t be read any more.');
    if (error instanceof NewerFile) {
      throw new AppError('newer-schema', 'A newer version of Briefing Notes saved the other version; update the app.');
    }
    throw diskError(error, 'read');
  }
}

async function read(
  root: string,
  kind: DocumentKind,
  { key, id, what, path }: StoreIncident,
  history: VersionFolder,
): Promise<Theirs> {
  if (what === 'conflict-copy') return theirsOf(kind, id, (each) => unsealFile(each, id, join(root, path)));
  const version = (await history.list(kind, id)).find((each) => each.key === versionOfElsewhere(key));
  if (version === undefined) throw gone();
  return theirsOf(kind, id, (each) => history.read({ ...version, kind: each }));
}

async function theirsOf(
  kind: DocumentKind,
  id: string,
  saved: <K extends DocumentKind>(kind: K) => Promise<Saved<DocumentOf[K]>>,
): Promise<Theirs> {
  switch (kind) {
    case 'article':
      return { kind, id, saved: await saved(kind) };
    case 'annotations':
      return { kind, id, saved: await saved(kind) };
    case 'briefing':
      return { kind, id, saved: await saved(kind) };
  }
}

async function unsealFile<K extends DocumentKind>(kind: K, id: string, path: string): Promise<Saved<DocumentOf[K]>> {
  return unseal(kind, id, await readFile(path));
}

function gone(): AppError {
  return new AppError('not-found', 'There is no other version any more.');
}
