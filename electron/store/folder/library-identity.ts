import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import { documentKinds } from '../../../core/model/envelope.ts';
import { newId } from '../../../core/model/ids.ts';
import type { StoreIncident } from '../damage/incident.ts';
import { libraryDamage, libraryKey, setAsidePath, writeRecord } from '../damage/incident-files.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { isThere, moveDurably } from '../disk/folders.ts';
import { type BackedUp, isCopied, readBackedUp } from './copied-library.ts';
import { kindFolders } from './layout.ts';
import {
  type FoundLibraryFile,
  type LibraryFile,
  libraryFilePath,
  librarySchema,
  nameOf,
  readLibraryCopy,
  readLibraryFile,
  writeLibraryCopy,
  writeLibraryFile,
} from './library-file.ts';

/** Whether the folder holds nothing of a library yet. */
export function isNewLibrary(root: string): boolean {
  const parts = ['library.json', 'history/library.json', 'catalogue/log.ndjson', 'set-aside'];
  return ![...parts, ...documentKinds.map((kind) => kindFolders[kind])].some((name) => existsSync(join(root, name)));
}

export type Identity = {
  readonly file: LibraryFile;
  /** What befell `library.json`, when this opening met it. */
  readonly incident: StoreIncident | null;
};

/**
 * Which library the folder is. A new one gets a new id; where `library.json` is damaged or gone its id comes back from
 * the copy in the history or from a backup of this very folder. One that was copied from a library that is still there
 * gets a new id too: they would share copies and drafts. `disk` is null when nothing may be written.
 * @throws AppError when a new library can't be made
 */
export async function identify(root: string, backups: readonly string[], disk: Disk | null): Promise<Identity> {
  const [found, copy] = [await readLibraryFile(root), await readLibraryCopy(root)];
  if (disk !== null && found.state === 'sound' && (await isCopied(root, found.file.id, backups))) {
    return { file: await partFromFirst(root, found.file, copy, disk), incident: null };
  }
  const backedUp = copy === null ? await listBackedUp(backups) : [];
  if (found.state === 'sound' && isOwn(found.file.id, { root, copy, backedUp })) {
    if (copy?.name !== found.file.name) await keepCopy(root, found.file, disk);
    return { file: found.file, incident: null };
  }
  if (found.state === 'newer' && !isMisnumbered(found, copy)) {
    const { schema, id, name } = found;
    return { file: { schema, id: id ?? freshId(), name: name ?? nameOf(root) }, incident: null };
  }
  if (found.state === 'absent' && isNewLibrary(root)) return { file: await make(root, disk), incident: null };
  const known = copy ?? newestOf(root, backedUp);
  const file = { schema: librarySchema, id: known?.id ?? freshId(), name: known?.name ?? nameOf(root) };
  // A disk that shows nothing now may show the id later: nothing takes its place but what is known to be the same.
  const waits = found.state === 'unreadable' && known === null;
  return { file, incident: await putBack(root, file, waits ? null : disk) };
}

// A newer version writes the copy as well: where the copy is ours and all else agrees, only the number is damaged.
function isMisnumbered(found: FoundLibraryFile & { state: 'newer' }, copy: LibraryFile | null): boolean {
  return copy !== null && found.id === copy.id && found.name === copy.name;
}

async function make(root: string, disk: Disk | null): Promise<LibraryFile> {
  const file = { schema: librarySchema, id: freshId(), name: nameOf(root) };
  if (disk === null) return file;
  await writeLibraryFile(root, file, disk);
  await keepCopy(root, file, disk);
  return file;
}

// The copy first: as long as the two files differ, the next opening comes here again and goes on from there.
async function partFromFirst(
  root: string,
  shared: LibraryFile,
  copy: LibraryFile | null,
  disk: Disk,
): Promise<LibraryFile> {
  const begun = copy !== null && copy.id !== shared.id ? copy : null;
  const file = begun ?? { schema: librarySchema, id: freshId(), name: nameOf(root) };
  try {
    if (begun === null) await writeLibraryCopy(root, file, disk);
  } catch (error) {
    // It opens all the same, as what it was; the next opening tries again.
    if (!(error instanceof AppError)) throw error;
    return shared;
  }
  await writeLibraryFile(root, file, disk).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
  return file;
}

async function putBack(root: string, file: LibraryFile, disk: Disk | null): Promise<StoreIncident> {
  const key = libraryKey();
  const path = isThere(libraryFilePath(root)) ? setAsidePath(key) : 'library.json';
  const at = new Date().toISOString();
  const incident: StoreIncident = {
    ...{ key, what: 'damaged', kind: 'library', id: '', ...libraryDamage },
    ...{ outcome: 'restored', restored: null, path, at },
  };
  if (disk === null) return { ...incident, outcome: 'waiting', path: 'library.json' };
  try {
    if (path !== 'library.json') await moveDurably(libraryFilePath(root), join(root, path), disk);
    await writeRecord(root, incident, disk);
    await writeLibraryFile(root, file, disk);
    await keepCopy(root, file, disk);
    return incident;
  } catch (error) {
    // The library opens all the same; the next opening tries again.
    if (!(error instanceof AppError) && errnoOf(error) === null) throw error;
    return { ...incident, outcome: 'waiting' };
  }
}

// It only matters once library.json is damaged: a disk that refuses it now keeps nothing shut.
async function keepCopy(root: string, file: LibraryFile, disk: Disk | null): Promise<void> {
  if (disk === null) return;
  try {
    await writeLibraryCopy(root, file, disk);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

type LastBackedUp = BackedUp & { readonly modified: number };

/** A flipped letter makes another valid id: without the copy, one that no backup knows gives way to one that does. */
function isOwn(
  id: string,
  { root, copy, backedUp }: { root: string; copy: LibraryFile | null; backedUp: readonly LastBackedUp[] },
): boolean {
  if (copy !== null) return copy.id === id;
  return newestOf(root, backedUp) === null || backedUp.some((each) => each.id === id);
}

/** The library that was backed up last from this folder. */
function newestOf(root: string, backedUp: readonly LastBackedUp[]): BackedUp | null {
  const ofThis = backedUp.filter((each) => each.root === root);
  return ofThis.sort((one, other) => other.modified - one.modified)[0] ?? null;
}

async function listBackedUp(backups: readonly string[]): Promise<LastBackedUp[]> {
  const found: LastBackedUp[] = [];
  for (const folder of backups) {
    for (const name of await readdir(folder).catch(() => [])) {
      const backedUp = await readBackedUp(folder, name);
      if (backedUp === null) continue;
      const stats = await stat(join(folder, name, 'library.json')).catch(() => null);
      found.push({ ...backedUp, modified: stats?.mtimeMs ?? 0 });
    }
  }
  return found;
}

function freshId(): string {
  return newId(randomBytes);
}
