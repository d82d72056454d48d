import { readFile } from 'node:fs/promises';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';

/** The file's bytes, or null when there is none. @throws AppError what the disk refuses */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw diskError(error, 'read');
  }
}
