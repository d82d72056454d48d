import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './disk-errors.ts';
import { ensureFolder } from './folders.ts';
import { createLibraryFile, librarySchema, nameOf, readLibraryFile } from './library-file.ts';
import { lockLibrary } from './lock.ts';

export type LibraryFolder = {
  readonly root: string;
  readonly name: string;
  readonly readOnly: string | null;
  readonly unlock: () => void;
};

/** Takes the folder for this process and finds out whether this version may write in it. */
export async function openFolder(root: string, holder: string, disk: Disk): Promise<LibraryFolder> {
  await ensureFolder(root, { disk });
  if (!statSync(root).isDirectory())
    throw new AppError('bad-request', `Not opened: “${basename(root)}” is a file, and a library is a folder.`);
  const unlock = tryToLock(root, holder);
  try {
    const file = (await readLibraryFile(root)) ?? (unlock && (await createLibraryFile(root, disk)));
    const name = file?.name ?? nameOf(root);
    return {
      root,
      name,
      readOnly: whyReadOnly(file?.schema ?? librarySchema, unlock !== null),
      unlock: unlock ?? nothing,
    };
  } catch (error) {
    unlock?.();
    throw error;
  }
}

// A folder that can't be written to can't be locked either; it can still be read.
function tryToLock(root: string, holder: string): (() => void) | null {
  try {
    return lockLibrary(root, holder);
  } catch (error) {
    if (error instanceof AppError || !['EACCES', 'EPERM', 'EROFS'].includes(errnoOf(error) ?? '')) throw error;
    return null;
  }
}

function whyReadOnly(schema: number, locked: boolean): string | null {
  if (schema > librarySchema) {
    return 'A newer version of Briefing Notes made this library: it can be read but not changed. Update the app to change it.';
  }
  return locked ? null : 'The folder of this library does not allow writing: it can be read but not changed.';
}

function nothing(): void {}
