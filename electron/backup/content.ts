import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { BackupContent } from '../../core/ipc/reliability.ts';
import { IdSchema, LineSchema } from '../../core/model/scalars.ts';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';
import { readPoints } from './points.ts';

const NamedSchema = v.object({ name: LineSchema });

/**
 * The libraries that have copies in the folder, the open one first, and the moments that each can be brought back
 * to. From folder listings alone; a copy's content is not looked at. @throws AppError what the disk refuses
 */
export async function readBackupContent(folder: string, openId: string): Promise<BackupContent> {
  try {
    const libraries: BackupContent['libraries'] = [];
    for (const id of await libraryIds(folder)) {
      const points = await readPoints(join(folder, id));
      if (points.length === 0) continue;
      libraries.push({ id, name: await nameOf(join(folder, id)), open: id === openId, points });
    }
    const byName = new Intl.Collator('en').compare;
    return { libraries: libraries.sort((a, b) => Number(b.open) - Number(a.open) || byName(a.name, b.name)) };
  } catch (error) {
    throw diskError(error, 'read');
  }
}

async function libraryIds(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && v.is(IdSchema, entry.name)).map(({ name }) => name);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A damaged `library.json` must not keep sound copies from view. */
async function nameOf(root: string): Promise<string> {
  try {
    return v.parse(NamedSchema, JSON.parse(await readFile(join(root, 'library.json'), 'utf8'))).name;
  } catch {
    return 'Unnamed library';
  }
}
