import type { Stats } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { documentOfPath } from '../../core/export/file-name.ts';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';
import { isSafePath } from './folder-path.ts';
import { type Manifest, manifestName, parseManifest, sumOf } from './manifest.ts';

export type FileToWrite = { readonly path: string; readonly content: string };

/** How a folder stands to the files that an export would put there. Paths are relative, with '/'. */
export type Comparison = {
  /** What the folder's manifest says; null when it has none. */
  readonly manifest: Manifest | null;
  readonly toWrite: readonly FileToWrite[];
  readonly unchanged: readonly string[];
  /** Neither as the manifest says nor as the export would have them: somebody's edits, or somebody's files. */
  readonly edited: readonly string[];
  /** As the manifest says, and the same document has another name now. */
  readonly renamed: readonly string[];
  /** As the manifest says, of documents that the export no longer has; with their sums. */
  readonly kept: ReadonlyMap<string, string>;
  /** In the manifest, edited since, and not in the export. */
  readonly foreign: readonly string[];
};

/** Reads the folder and changes nothing. Throws AppError export-conflict when something stands where a folder must be. */
export async function compare(folder: string, files: readonly FileToWrite[]): Promise<Comparison> {
  await refuseFile(folder);
  await refuseLinkedFolders(folder, files);
  const text = await readManifest(folder);
  const manifest = parseManifest(text ?? '');
  const toWrite: FileToWrite[] = [];
  const unchanged: string[] = [];
  const edited: string[] = [];
  for (const file of files) {
    const there = await sumAt(join(folder, file.path));
    if (there === sumOf(file.content)) unchanged.push(file.path);
    else {
      toWrite.push(file);
      if (there !== null && !manifest.get(file.path)?.has(there)) edited.push(file.path);
    }
  }
  const rest = await compareRest(folder, manifest, files);
  return { manifest: text === null ? null : manifest, toWrite, unchanged, edited, ...rest };
}

/** The files of earlier exports that this one doesn't have. */
async function compareRest(
  folder: string,
  manifest: Manifest,
  files: readonly FileToWrite[],
): Promise<Pick<Comparison, 'renamed' | 'kept' | 'foreign'>> {
  const exported = new Set(files.map(({ path }) => path));
  const documents = new Set(files.map(({ path }) => documentOfPath(path)));
  const renamed: string[] = [];
  const kept = new Map<string, string>();
  const foreign: string[] = [];
  for (const [path, sums] of manifest) {
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

/** The folder itself may be a link to one. */
async function refuseFile(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (there !== null && !there.isDirectory()) {
    throw new AppError('export-conflict', `Not exported: “${basename(folder)}” is there and is not a folder.`);
  }
}

/** A link in place of a folder would lead the export out of the one that was chosen. */
async function refuseLinkedFolders(folder: string, files: readonly FileToWrite[]): Promise<void> {
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  for (const each of folders) {
    const entry = await entryAt(join(folder, each));
    if (entry !== null && !entry.isDirectory()) {
      throw new AppError('export-conflict', `Not exported: “${each}” is there and is not a folder.`);
    }
  }
}

/** `a/b/c.md` → `a`, `a/b`. */
function foldersAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
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

/** The file's sum; null when nothing is there, '' when what is there isn't a file. */
async function sumAt(path: string): Promise<string | null> {
  const entry = await entryAt(path);
  if (entry === null) return null;
  if (!entry.isFile()) return '';
  try {
    return sumOf(await readFile(path));
  } catch (error) {
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
