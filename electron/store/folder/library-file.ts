import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { IdSchema, LineSchema, Sha256Schema } from '../../../core/model/scalars.ts';
import { damageOf } from '../damage/damage.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { patiently } from '../disk/patiently.ts';

/** The newest layout of a library's folder that this version writes and understands. */
export const librarySchema = 1;

const LibraryFileSchema = v.object({ schema: v.literal(librarySchema), id: IdSchema, name: LineSchema });
const NewerFileSchema = v.looseObject({ schema: v.pipe(v.number(), v.minValue(librarySchema + 1)) });
const CopySchema = v.object({ ...LibraryFileSchema.entries, sha256: Sha256Schema });

export type LibraryFile = { readonly schema: number; readonly id: string; readonly name: string };

/**
 * What stands in place of `library.json`. Of a newer schema only the number is taken for granted; unreadable: the disk
 * gives no bytes.
 */
export type FoundLibraryFile =
  | { readonly state: 'sound'; readonly file: LibraryFile }
  | { readonly state: 'newer'; readonly schema: number; readonly id: string | null; readonly name: string | null }
  | { readonly state: 'damaged' | 'unreadable' | 'absent' };

export async function readLibraryFile(root: string): Promise<FoundLibraryFile> {
  const value = await readJson(libraryFilePath(root));
  if (value === undefined) return { state: 'absent' };
  if (value === unreadable) return { state: 'unreadable' };
  const newer = v.safeParse(NewerFileSchema, value);
  if (newer.success) {
    const { schema, id, name } = newer.output;
    return { state: 'newer', schema, id: v.is(IdSchema, id) ? id : null, name: v.is(LineSchema, name) ? name : null };
  }
  const parsed = v.safeParse(LibraryFileSchema, value);
  return parsed.success ? { state: 'sound', file: parsed.output } : { state: 'damaged' };
}

/** The copy of `library.json` that the library keeps with its history, or null when none is there and sound. */
export async function readLibraryCopy(root: string): Promise<LibraryFile | null> {
  const parsed = v.safeParse(CopySchema, await readJson(copyPath(root)).catch(() => undefined));
  if (!parsed.success) return null;
  const { sha256, ...file } = parsed.output;
  return checksumOf(file) === sha256 ? file : null;
}

export async function writeLibraryFile(root: string, file: LibraryFile, disk: Disk): Promise<void> {
  await writeDurably(libraryFilePath(root), `${JSON.stringify(file, null, 2)}\n`, { disk });
}

export async function writeLibraryCopy(root: string, file: LibraryFile, disk: Disk): Promise<void> {
  await writeDurably(copyPath(root), `${JSON.stringify({ ...file, sha256: checksumOf(file) })}\n`, { disk });
}

/** A library is called after its folder. */
export function nameOf(root: string): string {
  return basename(root)
    .replace(/[\r\n]+/g, ' ')
    .slice(0, 500);
}

export function libraryFilePath(root: string): string {
  return join(root, 'library.json');
}

function copyPath(root: string): string {
  return join(root, 'history', 'library.json');
}

function checksumOf({ schema, id, name }: LibraryFile): string {
  return createHash('sha256').update(JSON.stringify({ schema, id, name })).digest('hex');
}

const unreadable = Symbol('unreadable');

/** Undefined when there is no file, null when it is no JSON, a symbol when no disk can read it. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await patiently(() => readFile(path))));
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT') return undefined;
    // No errno of the system's: it is not UTF-8 or not JSON. Nor is a folder.
    if (errno === 'EISDIR' || error instanceof SyntaxError || error instanceof TypeError) return null;
    if (damageOf(errno ?? '') !== null) return unreadable;
    throw error;
  }
}
