import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { type Disk, realDisk } from './disk.ts';
import { diskError, errnoOf } from './disk-errors.ts';
import { type FileStamp, stampOf } from './file-stamp.ts';
import { ensureFolder, type HeldFolders, holdFolders, temporaryBeside } from './folders.ts';

/**
 * Puts `bytes` at `path`, whole or not at all: unique temporary file beside it → write → flush → open the folder →
 * rename → flush of the folder; missing folders are made. Resolves only when all of it is on the device. Throws
 * AppError disk-full, permission-denied or io-error; the old file is then intact, unless `details.replaced` says that
 * only the last flush failed: the new one is in place but may not outlive a power cut. `mode` is 0600 unless given.
 */
export async function writeDurably(
  path: string,
  bytes: string | Uint8Array,
  options: { mode?: number; disk?: Disk } = {},
): Promise<FileStamp> {
  const disk = options.disk ?? realDisk;
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  const temporary = temporaryBeside(path, randomUUID());
  let folder: HeldFolders | null = null;
  let replaced = false;
  try {
    const file = await openNew(temporary, options.mode ?? 0o600, disk);
    try {
      const stamp = await fill(file, content, disk);
      folder = holdFolders([dirname(path)], disk);
      disk.rename(temporary, path);
      replaced = true;
      await folder.flush();
      return stamp;
    } finally {
      folder?.release();
      if (!replaced) discard(temporary, disk);
    }
  } catch (error) {
    throw diskError(error, 'save', { replaced });
  }
}

async function openNew(path: string, mode: number, disk: Disk): Promise<number> {
  try {
    return disk.open(path, 'wx', mode);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    await ensureFolder(dirname(path), { disk });
    return disk.open(path, 'wx', mode);
  }
}

async function fill(file: number, content: Uint8Array, disk: Disk): Promise<FileStamp> {
  let stamp: FileStamp;
  try {
    await disk.write(file, content);
    await disk.flush(file);
    stamp = stampOf(disk.stat(file));
  } catch (error) {
    closeAfterFailure(file, disk);
    throw error;
  }
  disk.close(file);
  return stamp;
}

// The first failure is the one to report; a second one while tidying up changes nothing for the caller.
function closeAfterFailure(file: number, disk: Disk): void {
  try {
    disk.close(file);
  } catch {}
}

function discard(temporary: string, disk: Disk): void {
  try {
    disk.unlink(temporary);
  } catch {
    // It stays as a leftover that the next opening of the library removes.
  }
}
