import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type DocumentKind, documentKinds } from '../../core/model/envelope.ts';
import { type DamageReason, damageReasons } from './damage.ts';
import type { DamagedDocument } from './damage-list.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './disk-errors.ts';
import { moveDurably } from './folders.ts';
import { documentPath, kindFolders } from './layout.ts';
import type { DocumentName } from './read-items.ts';

const folder = 'set-aside';

/**
 * Moves a damaged file, as it is, to `set-aside/<kinds>.<id>.<reason>.<unique>.json`: the name tells all. `disk`
 * is null in a read-only library, where it stays in its place.
 */
export async function setAside(
  root: string,
  kind: DocumentKind,
  id: string,
  reason: DamageReason,
  disk: Disk | null,
): Promise<DamagedDocument> {
  const from = documentPath(root, kind, id);
  const name = `${kindFolders[kind]}.${id}.${reason}.${randomBytes(4).toString('hex')}.json`;
  const path = (await tryToMove(from, join(root, folder, name), disk)) ? join(folder, name) : relative(root, from);
  return { kind, id, reason: damageReasons[reason], path, newer: false };
}

/** A document that only a newer version of the app can open: its file stays in its place. */
export function newerDocument(root: string, kind: DocumentKind, id: string): DamagedDocument {
  const path = relative(root, documentPath(root, kind, id));
  return { kind, id, reason: 'a newer version of Briefing Notes saved it; update the app', path, newer: true };
}

/** A document whose file the system refuses to read, sound or not: it stays in its place. */
export function unreadableDocument(root: string, { kind, id }: DocumentName, errno: string): DamagedDocument {
  const path = relative(root, documentPath(root, kind, id));
  return { kind, id, reason: `the disk refuses to read it (${errno})`, path, newer: false };
}

/** What stands in `set-aside/`, by the files' names. */
export async function listSetAside(root: string): Promise<DamagedDocument[]> {
  const found: DamagedDocument[] = [];
  for (const name of await namesIn(join(root, folder))) {
    const [kindFolder, id, reason] = name.split('.');
    const kind = documentKinds.find((each) => kindFolders[each] === kindFolder);
    if (kind === undefined || id === undefined || reason === undefined || !isReason(reason)) continue;
    found.push({ kind, id, reason: damageReasons[reason], path: join(folder, name), newer: false });
  }
  return found;
}

// A file that can't be moved is refused where it stands, every time it is read.
async function tryToMove(from: string, to: string, disk: Disk | null): Promise<boolean> {
  if (disk === null) return false;
  try {
    await moveDurably(from, to, disk);
    return true;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

function isReason(word: string): word is DamageReason {
  return Object.hasOwn(damageReasons, word);
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
