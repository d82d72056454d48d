import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import { IdSchema } from '../../../core/model/scalars.ts';
import type { Stamps } from '../catalogue/row-table.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { type FileStamp, readStamp, sameStamp } from '../disk/file-stamp.ts';
import { isTemporary } from '../disk/folders.ts';
import { documentPath, kindFolders, shardOf } from '../folder/layout.ts';
import { type ConflictCopy, idOfConflictCopy } from '../other-programs/conflict-copies.ts';
import type { DocumentName } from './read-items.ts';

type StampsOf = (kind: DocumentKind) => Stamps;

export type Stock = {
  /** Documents' files of which the catalogue has no row. */
  readonly added: readonly DocumentName[];
  /** Rows without a file. */
  readonly gone: readonly DocumentName[];
  /** Documents of which nothing is known because the system refuses to list their folder. */
  readonly refused: readonly (DocumentName & { readonly errno: string })[];
  /** Second versions that synchronising programs left. */
  readonly copies: readonly ConflictCopy[];
  /** Temporary files that a killed process left. */
  readonly leftovers: readonly string[];
};

const sliceMilliseconds = 4;

/**
 * Compares the names of all files with the catalogue's, by listing the folders. Files of other names or in a
 * wrong folder don't count, but for conflict copies.
 */
export async function takeStock(root: string, stamps: StampsOf): Promise<Stock> {
  const added: DocumentName[] = [];
  const gone: DocumentName[] = [];
  const refused: (DocumentName & { errno: string })[] = [];
  const copies: ConflictCopy[] = [];
  const leftovers: string[] = [];
  let sliceStart = performance.now();
  for (const kind of documentKinds) {
    const folder = join(root, kindFolders[kind]);
    const known = stamps(kind);
    const present: string[] = [];
    const whole = await listFolder(folder);
    const listings = await Promise.all(
      whole.names.map(async (shard) => ({ shard, ...(await listFolder(join(folder, shard))) })),
    );
    for (const { shard, names } of listings) {
      if (performance.now() - sliceStart > sliceMilliseconds) {
        await setImmediate();
        sliceStart = performance.now();
      }
      for (const name of names) {
        const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
        if (shardOf(id) === shard && known.has(id)) present.push(id);
        else if (shardOf(id) === shard && v.is(IdSchema, id)) added.push({ kind, id });
        else if (isTemporary(name)) leftovers.push(join(folder, shard, name));
        else copies.push(...conflictCopy(kind, shard, name));
      }
    }
    const refusals = new Map(listings.map(({ shard, errno }) => [shard, errno]));
    for (const id of missingFrom(present, known)) {
      const errno = whole.errno ?? refusals.get(shardOf(id)) ?? null;
      if (errno === null) gone.push({ kind, id });
      else refused.push({ kind, id, errno });
    }
  }
  return { added, gone, refused, copies, leftovers };
}

function conflictCopy(kind: DocumentKind, shard: string, name: string): ConflictCopy[] {
  const id = idOfConflictCopy(name);
  return id === null || shardOf(id) !== shard ? [] : [{ kind, id, path: join(kindFolders[kind], shard, name) }];
}

function missingFrom(present: readonly string[], known: Stamps): string[] {
  if (present.length === known.size) return [];
  const names = new Set(present);
  return [...known.keys()].filter((id) => !names.has(id));
}

/**
 * The catalogue's documents whose file isn't the one that their row came from. Works in slices of a few
 * milliseconds with rests of `rest` milliseconds, and stops when `stop` says so. `copied` also takes a copy of the
 * same time and size for the same file.
 */
export async function findChanged(
  root: string,
  stamps: StampsOf,
  options: { copied: boolean; rest: number; stop: () => boolean },
): Promise<DocumentName[]> {
  const changed: DocumentName[] = [];
  let sliceStart = performance.now();
  for (const kind of documentKinds) {
    const known = stamps(kind);
    for (const id of known.keys()) {
      if (options.stop()) return [];
      if (!isUnchanged(documentPath(root, kind, id), known.get(id) ?? null, options.copied)) changed.push({ kind, id });
      if (performance.now() - sliceStart < sliceMilliseconds) continue;
      await (options.rest === 0 ? setImmediate() : setTimeout(options.rest));
      sliceStart = performance.now();
    }
  }
  return changed;
}

// What the system refuses to tell counts as changed: whoever reads the file then says why.
function isUnchanged(path: string, known: FileStamp | null, copied: boolean): boolean {
  try {
    const found = readStamp(path);
    return sameStamp(copied && found !== null ? { ...found, ino: known?.ino ?? found.ino } : found, known);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

/** `errno` is the system's refusal to list it, or null. */
async function listFolder(path: string): Promise<{ names: string[]; errno: string | null }> {
  try {
    return { names: await readdir(path), errno: null };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    return { names: [], errno: errno === 'ENOENT' || errno === 'ENOTDIR' ? null : errno };
  }
}
