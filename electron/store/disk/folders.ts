import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Disk, realDisk } from './disk.ts';
import { errnoOf } from './disk-errors.ts';

const folderMode = 0o700;

/** Folders that were made here and whose name in the folder above may not be on the device yet. */
const unflushed = new Set<string>();

export type HeldFolders = {
  /** Waits until the folders' entries (names made, renamed, removed) are on the device. */
  flush(): Promise<void>;
  release(): void;
};

/**
 * Opens folders before names in them change: afterwards no want of a file handle can keep the change from being
 * flushed. With a folder whose own name isn't on the device yet those above it are flushed as well.
 */
export function holdFolders(paths: readonly string[], disk: Disk = realDisk): HeldFolders {
  const held = new Map<string, number>();
  const release = (): void => {
    for (const folder of held.values()) closeQuietly(folder, disk);
  };
  // Windows can neither open nor flush a folder; NTFS journals its entries itself.
  const wanted = process.platform === 'win32' ? [] : paths.flatMap(withUnflushedAbove);
  try {
    for (const path of wanted) if (!held.has(path)) held.set(path, disk.open(path, 'r'));
  } catch (error) {
    release();
    throw error;
  }
  const flush = async (): Promise<void> => {
    for (const [path, folder] of held) {
      const made = [...unflushed].filter((each) => dirname(each) === path);
      await disk.flush(folder);
      for (const each of made) unflushed.delete(each);
    }
  };
  return { flush, release };
}

/** Waits until the folder's entries are on the device. */
export async function flushFolder(path: string, disk: Disk = realDisk): Promise<void> {
  const folder = holdFolders([path], disk);
  try {
    await folder.flush();
  } finally {
    folder.release();
  }
}

/** Makes the folder and those above it, mode 0700 unless given, each flushed into the one that holds it. */
export async function ensureFolder(
  path: string,
  { disk = realDisk, mode = folderMode }: { disk?: Disk; mode?: number } = {},
): Promise<void> {
  try {
    disk.makeFolder(path, mode);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EEXIST') return;
    if (errno !== 'ENOENT') throw error;
    await ensureFolder(dirname(path), { disk, mode });
    makeInParent(path, disk, mode);
  }
  unflushed.add(path);
  await flushFolder(dirname(path), disk);
}

// Tried once: where the parent is there and no folder can be made in it, as in /proc, none ever can.
function makeInParent(path: string, disk: Disk, mode: number): void {
  try {
    disk.makeFolder(path, mode);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}

/** Renames a file and waits until both folders are on the device; undone when that fails. */
export async function moveDurably(from: string, to: string, disk: Disk = realDisk): Promise<void> {
  await ensureFolder(dirname(to), { disk });
  const folders = holdFolders([dirname(to), dirname(from)], disk);
  try {
    disk.rename(from, to);
    try {
      await folders.flush();
    } catch (error) {
      await moveBack(from, to, folders, disk);
      throw error;
    }
  } finally {
    folders.release();
  }
}

// What fails here changes nothing for the caller: the first failure is the one to report.
async function moveBack(from: string, to: string, folders: HeldFolders, disk: Disk): Promise<void> {
  try {
    disk.rename(to, from);
    await folders.flush();
  } catch {}
}

/** Whether a file, a folder or a link has the name, even a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

/** Removes a file, if it is there, and waits until its folder is on the device. */
export async function removeDurably(path: string, disk: Disk = realDisk): Promise<void> {
  const folder = holdFolders([dirname(path)], disk);
  try {
    disk.unlink(path);
    await folder.flush();
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    await folder.flush();
  } finally {
    folder.release();
  }
}

function withUnflushedAbove(path: string): string[] {
  return unflushed.has(path) ? [path, ...withUnflushedAbove(dirname(path))] : [path];
}

// A folder that was only read and flushed loses nothing when closing it fails.
function closeQuietly(folder: number, disk: Disk): void {
  try {
    disk.close(folder);
  } catch {}
}

/** A name for a temporary file beside `path`; `isTemporary` knows it again after a crash. */
export function temporaryBeside(path: string, unique: string): string {
  return join(dirname(path), `.${unique}.tmp`);
}

export function isTemporary(fileName: string): boolean {
  return /^\.[0-9a-f-]{36}\.tmp$/.test(fileName);
}
