import { dirname, join } from 'node:path';
import { type Disk, realDisk } from './disk.ts';
import { errnoOf } from './disk-errors.ts';

const folderMode = 0o700;

/** Waits until the folder's entries (names made, renamed, removed) are on the device. */
export async function flushFolder(path: string, disk: Disk = realDisk): Promise<void> {
  // Windows can neither open nor flush a folder; NTFS journals its entries itself.
  if (process.platform === 'win32') return;
  const folder = disk.open(path, 'r');
  try {
    await disk.flush(folder);
  } finally {
    disk.close(folder);
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
  disk.rename(from, to);
  try {
    await flushFolder(dirname(to), disk);
    await flushFolder(dirname(from), disk);
  } catch (error) {
    try {
      disk.rename(to, from);
    } catch {
      // It stays where it is; the first failure is the one to report.
    }
    throw error;
  }
}

/** A name for a temporary file beside `path`; `isTemporary` knows it again after a crash. */
export function temporaryBeside(path: string, unique: string): string {
  return join(dirname(path), `.${unique}.tmp`);
}

export function isTemporary(fileName: string): boolean {
  return /^\.[0-9a-f-]{36}\.tmp$/.test(fileName);
}
