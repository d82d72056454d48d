import type { Stats } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { documentOfPath } from '../../core/export/file-name.ts';
import { eachAtATime } from '../slices/each-at-a-time.ts';
import { Slices } from '../slices/slices.ts';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';
import { foldPath, isSafePath } from './folder-path.ts';
import { type Manifest, manifestName, parseManifest } from './manifest.ts';
import { sumOfFile } from './sum-of-file.ts';

/** What a folder holds before an export. Paths are relative, with '/'. */
export type Found = {
  /** What the folder's manifest holds, null when it has none; and what that says. */
  readonly text: string | null;
  readonly manifest: Manifest;
  /** The sums of the files that stand at the paths asked for; '' of what is no file. */
  readonly sums: ReadonlyMap<string, string>;
};

/** Files that are read at a time. */
const readsAtATime = 4;

/** Reads the folder and changes nothing. Throws AppError export-conflict when something stands where a folder must be. */
export async function lookInto(folder: string, paths: readonly string[]): Promise<Found> {
  await refuseFile(folder);
  const namesBy = await namesByFolder(folder, paths);
  const text = await readManifest(folder);
  const manifest = await parseManifest(text ?? '');
  const slices = new Slices();
  const present: string[] = [];
  for (const path of paths) {
    if (namesBy.get(folderOf(path))?.has(foldPath(nameOf(path))) === true) present.push(path);
    await slices.turn();
  }
  const sums = new Map<string, string>();
  await eachAtATime(readsAtATime, present, async (path) => {
    const sum = await sumAt(join(folder, path));
    if (sum !== null) sums.set(path, sum);
  });
  return { text, manifest, sums };
}

/** Whether what stands there is neither as the manifest says nor of that sum: somebody's edits, or somebody's file. */
export function isEdited({ manifest, sums }: Found, path: string, sum: string | null): boolean {
  const there = sums.get(path);
  return there !== undefined && there !== sum && manifest.get(path)?.has(there) !== true;
}

/** The files of earlier exports that this one doesn't have. */
export type Rest = {
  /** As the manifest says, and the same document has another name now. */
  readonly renamed: readonly string[];
  /** As the manifest says, of documents that the export no longer has; with their sums. */
  readonly kept: ReadonlyMap<string, string>;
  /** In the manifest, edited since, and not in the export. */
  readonly foreign: readonly string[];
};

export async function compareRest(folder: string, manifest: Manifest, exported: ReadonlySet<string>): Promise<Rest> {
  const slices = new Slices();
  const documents = new Set<string | null>();
  for (const path of exported) {
    documents.add(documentOfPath(path));
    await slices.turn();
  }
  const renamed: string[] = [];
  const kept = new Map<string, string>();
  const foreign: string[] = [];
  for (const [path, sums] of manifest) {
    await slices.turn();
    if (exported.has(path) || !isSafePath(path)) continue;
    const there = await sumAt(join(folder, path));
    if (there === null) continue;
    const document = documentOfPath(path);
    if (!sums.has(there)) foreign.push(path);
    else if (document !== null && documents.has(document)) renamed.push(path);
    else kept.set(path, there);
  }
  return { renamed, kept, foreign };
}

/** The file's sum; null when nothing is there, '' when what is there isn't a file. */
export async function sumAt(path: string): Promise<string | null> {
  const entry = await entryAt(path);
  if (entry === null) return null;
  if (!entry.isFile()) return '';
  try {
    return await sumOfFile(path, entry.size);
  } catch (error) {
    throw diskError(error, 'read');
  }
}

/** The folder itself may be a link to one. */
async function refuseFile(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (there !== null && !there.isDirectory()) {
    throw new AppError('export-conflict', `Not exported: “${basename(folder)}” is there and is not a folder.`);
  }
}

/**
 * The names, folded, in each folder that the paths are in. A link in place of a folder would lead the export out of
 * the one that was chosen: it is refused.
 */
async function namesByFolder(folder: string, paths: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const slices = new Slices();
  const folders = new Set<string>();
  for (const path of paths) {
    for (let above = folderOf(path); !folders.has(above); above = folderOf(above)) folders.add(above);
    await slices.turn();
  }
  const names = new Map<string, ReadonlySet<string>>();
  for (const each of folders) {
    const entry = each === '' ? null : await entryAt(join(folder, each));
    if (entry !== null && !entry.isDirectory()) {
      throw new AppError('export-conflict', `Not exported: “${each}” is there and is not a folder.`);
    }
    names.set(each, new Set((await namesIn(join(folder, each))).map(foldPath)));
  }
  return names;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
    throw diskError(error, 'read');
  }
}

/** What the folder's manifest holds; null when it has none. */
async function readManifest(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, manifestName), 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw diskError(error, 'read');
  }
}

/** What stands at the path itself, links not followed; null when nothing does. */
async function entryAt(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null;
    throw diskError(error, 'read');
  }
}

/** '' for the export's own folder. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
