import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';
import { writeDurably } from '../store/disk/durable-write.ts';
import { ensureFolder } from '../store/disk/folders.ts';
import { type Comparison, compare, type FileToWrite } from './compare.ts';
import { checkPaths } from './folder-path.ts';
import { formatManifest, type Manifest, manifestName, sumOf } from './manifest.ts';

/** What became of each file, by its path in the folder. */
export type FolderResult = {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Removed: files of ours that nobody had touched, whose document is exported under a new name. */
  readonly removed: readonly string[];
  /** Left where they are: files of earlier exports whose document is no longer exported, or that were edited. */
  readonly left: readonly string[];
};

/**
 * Writes an export into a folder, each file whole, with a `MANIFEST.sha256` that `sha256sum -c` verifies: it
 * lists what this export wrote and what earlier ones wrote and is still as written. A file that was edited since,
 * or that was never ours, is not written over: then nothing is written and AppError export-conflict names the
 * files, unless `overwrite`.
 */
export async function writeFiles(
  folder: string,
  files: readonly FileToWrite[],
  options: { overwrite?: boolean } = {},
): Promise<FolderResult> {
  checkPaths(files.map(({ path }) => path));
  const found = await compare(folder, files);
  if (found.edited.length > 0 && options.overwrite !== true) throw conflict(found.edited);
  await makeFolder(folder);
  if (found.toWrite.length > 0) {
    // Old and new sums together: an export that is cut short finds its own files again, not somebody's edits.
    await writeFile(join(folder, manifestName), formatManifest(manifestMeanwhile(found)));
  }
  for (const { path, content } of found.toWrite) {
    await makeFolder(dirname(join(folder, path)));
    await writeFile(join(folder, path), content);
  }
  for (const path of found.renamed) await removeFile(join(folder, path));
  const manifest = formatManifest(manifestAfter(found, files));
  if (found.manifest === null || manifest !== formatManifest(found.manifest)) {
    await writeFile(join(folder, manifestName), manifest);
  }
  return {
    written: found.toWrite.map(({ path }) => path),
    unchanged: found.unchanged,
    removed: found.renamed,
    left: [...found.kept.keys(), ...found.foreign],
  };
}

/**
 * Writes a file whole or not at all, in a folder that is there. A new file gets the permissions that the
 * person's umask leaves, an old one gets no more than it had. Throws AppError disk-full, permission-denied or
 * io-error.
 */
export async function writeFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeDurably(path, content, { mode: (await modeOf(path)) ?? 0o666 });
}

function manifestMeanwhile({ manifest, toWrite }: Comparison): Manifest {
  const sums = new Map([...(manifest ?? [])].map(([path, each]) => [path, new Set(each)]));
  for (const { path, content } of toWrite) sums.set(path, (sums.get(path) ?? new Set()).add(sumOf(content)));
  return sums;
}

function manifestAfter({ kept }: Comparison, files: readonly FileToWrite[]): Manifest {
  const sums = new Map(files.map(({ path, content }) => [path, new Set([sumOf(content)])]));
  for (const [path, sum] of kept) sums.set(path, new Set([sum]));
  return sums;
}

function conflict(paths: readonly string[]): AppError {
  const shown = paths.slice(0, 10).map((path) => `“${path}”`);
  const more = paths.length > shown.length ? ` and ${paths.length - shown.length} more` : '';
  const message = `Not exported: changed since the last export: ${shown.join(', ')}${more}.`;
  return new AppError('export-conflict', message, { files: paths.length });
}

async function makeFolder(path: string): Promise<void> {
  try {
    await ensureFolder(path, { mode: 0o777 });
  } catch (error) {
    throw diskError(error, 'save');
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await rm(path);
  } catch (error) {
    throw diskError(error, 'save');
  }
}

/** The permission bits of the file at `path`; null when there is none. */
async function modeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw diskError(error, 'save');
  }
}
