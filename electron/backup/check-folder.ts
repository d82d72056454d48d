import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { writeDurably } from '../store/disk/durable-write.ts';
import { temporaryBeside } from '../store/disk/folders.ts';

/**
 * Refuses a folder that can't be a second place for copies: one in the library, one where copies go already, one that
 * can't be written to. @throws AppError bad-request, or why writing failed
 */
export async function checkBackupFolder(
  folder: string,
  { library, own }: { readonly library: string; readonly own: string },
): Promise<void> {
  if (isInside(folder, library)) {
    throw new AppError('bad-request', 'Not chosen: this folder is in the library itself and would be lost with it.');
  }
  if (isInside(folder, own)) throw new AppError('bad-request', 'Not chosen: copies go there already.');
  const trial = temporaryBeside(join(folder, 'trial'), randomUUID());
  await writeDurably(trial, '');
  await unlink(trial);
}

/** Refuses a folder for a new library that lies in the open one or among the copies. @throws AppError bad-request */
export function checkRestoreFolder(
  folder: string,
  { library, places }: { readonly library: string; readonly places: readonly string[] },
): void {
  if (isInside(folder, library)) {
    throw new AppError('bad-request', 'Not restored: a library can’t be made inside the one that is open.');
  }
  if (places.some((place) => isInside(folder, place))) {
    throw new AppError('bad-request', 'Not restored: a library can’t be made among its copies.');
  }
}

/** Whether a path is the folder or lies in it, whatever links lead there; the path need not be there yet. */
function isInside(path: string, folder: string): boolean {
  const way = relative(realPath(folder), realPath(path));
  return way === '' || (way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way));
}

function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPath(dirname(path)), relative(dirname(path), path));
}
