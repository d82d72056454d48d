import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { IdSchema, LineSchema } from '../../../core/model/scalars.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { readJson, readLibraryFile } from './library-file.ts';

const BackedUpSchema = v.object({ id: IdSchema, name: LineSchema, root: v.string() });
export type BackedUp = v.InferOutput<typeof BackedUpSchema>;

/** Which library the copies in the folder `id` of a backup place are of; null when it can't be told. */
export async function readBackedUp(place: string, id: string): Promise<BackedUp | null> {
  const parsed = v.safeParse(BackedUpSchema, await readJson(join(place, id, 'library.json')).catch(() => undefined));
  return parsed.success && parsed.output.id === id ? parsed.output : null;
}

/**
 * Whether the folder was copied from a library that is still there: a backup place names another folder for this id,
 * and that is a library of this id. The caller holds the folder's lock.
 */
export async function isCopied(root: string, id: string, backups: readonly string[]): Promise<boolean> {
  for (const place of backups) {
    const named = (await readBackedUp(place, id))?.root ?? root;
    if (named === root) continue;
    const found = await readLibraryFile(named).catch(() => null);
    if (found?.state === 'sound' && found.file.id === id && !(await isSameFolder(root, named))) return true;
  }
  return false;
}

// One folder may be reached by two paths that no system call tells apart, as of a network drive. No other folder has
// the lock that was just made, of which every one is different.
async function isSameFolder(one: string, other: string): Promise<boolean> {
  if ((await realPath(one)) === (await realPath(other))) return true;
  const [lock, otherLock] = [await lockText(one), await lockText(other)];
  return lock !== null && lock === otherLock;
}

async function realPath(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}

async function lockText(root: string): Promise<string | null> {
  try {
    return await readFile(join(root, 'lock'), 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
