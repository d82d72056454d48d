import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { Slices } from '../slices/slices.ts';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';
import { writeDurably } from '../store/disk/durable-write.ts';
import { ensureFolder } from '../store/disk/folders.ts';
import { compareRest, type Found, isEdited, lookInto, type Rest, sumAt } from './compare.ts';
import { FileWriter } from './file-writer.ts';
import { TakenPaths } from './folder-path.ts';
import { type Content, formatManifest, type Manifest, manifestName, sumOfContent } from './manifest.ts';
import { ManifestLog } from './manifest-log.ts';

export type FileToWrite = { readonly path: string; readonly content: Content };

/** Files that are made together once their turn has come, such as those of one document. */
export type FilesToMake = {
  /** Where they are expected to be: what stands there is looked at before anything is written. */
  readonly paths: readonly string[];
  make(): Promise<readonly FileToWrite[]>;
};

export type WriteOptions = {
  readonly overwrite?: boolean;
  /** Ends the export: what is written by then stays, and the next export knows it again. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
};

/** What became of each file, by its path in the folder. */
export type FolderResult = {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Removed: files of ours that nobody had touched, whose document is exported under a new name. */
  readonly removed: readonly string[];
  /** Left where they are: files of earlier exports whose document is no longer exported, or that were edited. */
  readonly left: readonly string[];
};

/** So many are made before the one whose turn it is: they are read while others are written. */
const madeAhead = 6;

/** As `writeAll`, of files that are there already. */
export async function writeFiles(
  folder: string,
  files: readonly FileToWrite[],
  options: WriteOptions = {},
): Promise<FolderResult> {
  return await writeAll(
    folder,
    files.map((file) => ({ paths: [file.path], make: async () => [file] })),
    options,
  );
}

/**
 * Writes an export into a folder, each file whole, with a `MANIFEST.sha256` that `sha256sum -c` verifies: it
 * lists what this export wrote and what earlier ones wrote and is still as written. A file that was edited since,
 * or that was never ours, is not written over: then nothing is written and AppError export-conflict names the
 * files, unless `overwrite`. @throws AppError cancelled
 */
export async function writeAll(
  folder: string,
  all: readonly FilesToMake[],
  options: WriteOptions = {},
): Promise<FolderResult> {
  const taken = await takePaths(all);
  const found = await lookInto(
    folder,
    all.flatMap(({ paths }) => paths),
  );
  if (options.overwrite !== true) await refuseEdited(found, all);
  try {
    await ensureFolder(folder, { mode: 0o777 });
    const { sums, written, unchanged } = await writeEach(folder, all, found, { ...options, taken });
    const rest = await compareRest(folder, found.manifest, new Set(sums.keys()));
    for (const path of rest.renamed) await rm(join(folder, path));
    await endManifest(folder, found, { sums, rest, isSame: written.length === 0 });
    return { written, unchanged, removed: rest.renamed, left: [...rest.kept.keys(), ...rest.foreign] };
  } catch (error) {
    throw diskError(error, 'save');
  }
}

/**
 * Writes a file whole or not at all, in a folder that is there. A new file gets the permissions that the
 * person's umask leaves, an old one gets no more than it had. Throws AppError disk-full, permission-denied or
 * io-error.
 */
export async function writeFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeDurably(path, content, { mode: (await modeOf(path)) ?? 0o666 });
}

async function takePaths(all: readonly FilesToMake[]): Promise<TakenPaths> {
  const slices = new Slices();
  const taken = new TakenPaths();
  for (const { paths } of all) {
    for (const path of paths) taken.take(path);
    await slices.turn();
  }
  return taken;
}

/** What would be written over somebody's edits is made and compared: it may say the same. */
async function refuseEdited(found: Found, all: readonly FilesToMake[]): Promise<void> {
  const edited: string[] = [];
  for (const { paths, make } of all) {
    if (!paths.some((path) => isEdited(found, path, null))) continue;
    for (const { path, content } of await make()) {
      if (isEdited(found, path, await sumOfContent(content))) edited.push(path);
    }
  }
  if (edited.length > 0) throw conflict(edited);
}

type Written = {
  /** Of all files of the export, by path. */
  readonly sums: ReadonlyMap<string, string>;
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
};

async function writeEach(
  folder: string,
  all: readonly FilesToMake[],
  found: Found,
  { overwrite = false, signal, onProgress, taken }: WriteOptions & { readonly taken: TakenPaths },
): Promise<Written> {
  const sums = new Map<string, string>();
  const written: string[] = [];
  const unchanged: string[] = [];
  let open: { readonly writer: FileWriter; readonly log: ManifestLog } | null = null;
  let done = 0;
  try {
    for await (const files of makeAhead(all)) {
      if (signal?.aborted === true) throw new AppError('cancelled', 'The export was stopped.');
      for (const { path, content } of files) {
        const sum = await sumOfContent(content);
        sums.set(path, sum);
        const there = taken.has(path) ? (found.sums.get(path) ?? null) : await lookAtUnexpected(folder, path, taken);
        if (there === sum) {
          unchanged.push(path);
          continue;
        }
        if (!overwrite && there !== null && found.manifest.get(path)?.has(there) !== true) throw conflict([path]);
        open ??= await startWriting(folder, found);
        const mode = there === null ? null : await modeOf(join(folder, path));
        await open.writer.add(path, content, { sum, mode: mode ?? 0o666 });
        written.push(path);
      }
      done += 1;
      onProgress?.({ done, total: all.length });
    }
    await open?.writer.finish();
  } finally {
    await open?.writer.close();
    open?.log.close();
  }
  return { sums, written, unchanged };
}

/** A document that was renamed since its paths were told. */
async function lookAtUnexpected(folder: string, path: string, taken: TakenPaths): Promise<string | null> {
  taken.take(path);
  return await sumAt(join(folder, path));
}

async function startWriting(folder: string, { manifest }: Found): Promise<{ writer: FileWriter; log: ManifestLog }> {
  await writeFile(join(folder, manifestName), (await formatManifest(manifest)).join(''));
  const log = new ManifestLog(folder);
  return { writer: new FileWriter(folder, log), log };
}

/** Gives what each makes, in order. */
async function* makeAhead(all: readonly FilesToMake[]): AsyncGenerator<readonly FileToWrite[]> {
  const ahead: Promise<readonly FileToWrite[]>[] = [];
  for (const { make } of all) {
    const making = make();
    // Whoever takes it meets its failure: until then it is none that nobody handles.
    making.catch(() => undefined);
    ahead.push(making);
    if (ahead.length > madeAhead) yield* ahead.splice(0, 1);
  }
  yield* ahead;
}

async function endManifest(
  folder: string,
  found: Found,
  { sums, rest, isSame }: { readonly sums: ReadonlyMap<string, string>; readonly rest: Rest; readonly isSame: boolean },
): Promise<void> {
  const manifest: Manifest = new Map([...sums, ...rest.kept].map(([path, sum]) => [path, new Set([sum])]));
  const text = (await formatManifest(manifest)).join('');
  if (!isSame || text !== found.text) await writeFile(join(folder, manifestName), text);
}

function conflict(paths: readonly string[]): AppError {
  const shown = paths.slice(0, 10).map((path) => `“${path}”`);
  const more = paths.length > shown.length ? ` and ${paths.length - shown.length} more` : '';
  const message = `Not exported: changed since the last export: ${shown.join(', ')}${more}.`;
  return new AppError('export-conflict', message, { files: paths.length });
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
