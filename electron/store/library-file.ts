import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { newId } from '../../core/model/ids.ts';
import { IdSchema, LineSchema } from '../../core/model/scalars.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './disk-errors.ts';
import { writeDurably } from './durable-write.ts';
import { moveDurably } from './folders.ts';

/** The newest layout of a library's folder that this version writes and understands. */
export const librarySchema = 1;

const LibraryFileSchema = v.object({ schema: v.literal(librarySchema), id: IdSchema, name: LineSchema });
const NewerFileSchema = v.object({ schema: v.pipe(v.number(), v.minValue(librarySchema + 1)) });

export type LibraryFile = { readonly schema: number; readonly name: string };

/**
 * What `library.json` says, or null when there is none or it can't be understood. Of a newer schema only the
 * number is taken for granted.
 */
export async function readLibraryFile(root: string): Promise<LibraryFile | null> {
  const value = await readJson(join(root, 'library.json'));
  const newer = v.safeParse(NewerFileSchema, value);
  if (newer.success) return { schema: newer.output.schema, name: nameOf(root) };
  const parsed = v.safeParse(LibraryFileSchema, value);
  return parsed.success ? parsed.output : null;
}

/** Makes `library.json`, named after the folder. One that can't be understood is set aside first. */
export async function createLibraryFile(root: string, disk: Disk): Promise<LibraryFile> {
  const path = join(root, 'library.json');
  if (existsSync(path)) {
    await moveDurably(path, join(root, 'set-aside', `library.${randomBytes(4).toString('hex')}.json`), disk);
  }
  const file = { schema: librarySchema, id: newId(randomBytes), name: nameOf(root) };
  await writeDurably(path, `${JSON.stringify(file, null, 2)}\n`, { disk });
  return file;
}

/** A library is called after its folder. */
export function nameOf(root: string): string {
  return basename(root)
    .replace(/[\r\n]+/g, ' ')
    .slice(0, 500);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}
