import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { IdSchema } from '../../../core/model/scalars.ts';
import { DamagedFile, NewerFile } from '../damage/damage.ts';
import { newerVersion, type StoreIncident } from '../damage/incident.ts';
import { moveCopyToSeen } from '../damage/incident-files.ts';
import type { Incidents } from '../damage/incidents.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { unseal } from '../documents/envelope.ts';
import { documentPath } from '../folder/layout.ts';

/** A second version of a document that a synchronising program put beside it. `path` is from the library's root. */
export type ConflictCopy = { readonly kind: DocumentKind; readonly id: string; readonly path: string };

// Syncthing: `id.sync-conflict-20261124-120000-ABCDEFG.json`; Nextcloud, Dropbox: `id (… conflicted copy …).json`;
// ownCloud: `id_conflict-20261124-120000.json`.
const pattern = /^([a-z0-9]+)(?:\.sync-conflict-[^/]*|_conflict-[^/]*| \([^/]*conflicted copy[^/]*\)[^/]*)\.json$/i;

/** The id of the document of which a file of that name is a conflict copy, or null. */
export function idOfConflictCopy(fileName: string): string | null {
  const id = pattern.exec(fileName)?.[1];
  return v.is(IdSchema, id) ? id : null;
}

/**
 * Lists each copy that a person has to decide about. What needs no decision, because it is damaged or no different,
 * goes to `set-aside/seen/`; with `disk` null it stays where it is.
 */
export async function weighCopies(
  root: string,
  copies: readonly ConflictCopy[],
  incidents: Incidents,
  disk: Disk | null,
): Promise<void> {
  for (const copy of copies) {
    const found = weigh(root, copy);
    if (found !== null) incidents.add(incidentOf(copy, found));
    else if (disk !== null) await moveIfPossible(root, copy.path, disk);
  }
}

type Words = Pick<StoreIncident, 'cause' | 'reason'>;

function weigh(root: string, { kind, id, path }: ConflictCopy): Words | null {
  try {
    const theirs = unseal(kind, id, readFileSync(join(root, path)));
    if (isDeepStrictEqual(ours(root, kind, id), theirs.body)) return null;
    return { cause: 'copy', reason: 'a synchronising program left a second version beside it' };
  } catch (error) {
    if (error instanceof DamagedFile) return null;
    if (error instanceof NewerFile) return newerVersion;
    const errno = errnoOf(error);
    if (errno === null) throw error;
    return { cause: 'unreadable', reason: `the disk refuses to read the second version (${errno})` };
  }
}

function ours(root: string, kind: DocumentKind, id: string): unknown {
  try {
    return unseal(kind, id, readFileSync(documentPath(root, kind, id))).body;
  } catch {
    return null;
  }
}

function incidentOf({ kind, id, path }: ConflictCopy, words: Words): StoreIncident {
  const at = new Date().toISOString();
  const key = path.replaceAll('\\', '/');
  return { key, what: 'conflict-copy', kind, id, ...words, outcome: 'waiting', restored: null, path, at };
}

// It is looked at again with the next opening.
async function moveIfPossible(root: string, path: string, disk: Disk): Promise<void> {
  try {
    await moveCopyToSeen(root, path, disk);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}
