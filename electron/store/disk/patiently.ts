import { setTimeout } from 'node:timers/promises';
import { errnoOf } from './disk-errors.ts';

/** A disk that refuses for a moment, or a process that is out of files for one, is asked so often. */
export const mostAttempts = 3;
export const pauseMilliseconds = 100;

/** Reads what must not be taken for absent or damaged because of one failure. Throws what the disk refuses to the end. */
export async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await read();
    } catch (error) {
      const errno = errnoOf(error);
      if (errno === null || errno === 'ENOENT' || attempts === mostAttempts) throw error;
    }
    await setTimeout(pauseMilliseconds);
  }
}
