import { basename } from 'node:path';
import type { ImportProgress, ImportResult } from '../../core/ipc/imports.ts';
import { type FoundFile, findFiles } from '../import/find-files.ts';
import { toTitleLine } from '../import/title-line.ts';
import { addArticle } from './add-article.ts';
import type { Desk } from './desk.ts';
import { attemptImport } from './import-result.ts';
import { keepOriginal, type ReadFile, readAndParse } from './parsed-file.ts';

/** A file or folder to import. A path alone is called by its last part. */
export type ImportPath = string | { readonly path: string; readonly name: string };

export type ImportOptions = {
  /** Hears of each file as it is done, with its path, which results don't carry. */
  readonly report?: (result: ImportResult, path: string) => void;
  /** Ends the import after the file that is being written. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** Files that are read at a time: while one is written, the parser has the next. */
const filesAhead = 3;

/**
 * Imports files and all files of folders, in their order; one that fails does not stop the others. Where it was ended
 * early, the results are those of the files that were done.
 */
export async function importFiles(
  desk: Desk,
  paths: readonly ImportPath[],
  { report, signal, onProgress }: ImportOptions = {},
): Promise<ImportResult[]> {
  onProgress?.({ done: 0, total: null, name: null, failed: 0 });
  const files = await listFiles(paths, signal);
  const results: ImportResult[] = [];
  let failed = 0;
  const isStopped = (): boolean => signal?.aborted === true;
  const tell = (name: string | null): void => onProgress?.({ done: results.length, total: files.length, name, failed });
  for await (const { file, reading } of readAhead(desk, files, signal)) {
    if (isStopped()) break;
    tell(file.name);
    const result = await attemptImport(file.name, async () => add(desk, file, await reading));
    if (isStopped() && result.error?.code === 'cancelled') break;
    results.push(result);
    if (result.status === 'failed') failed += 1;
    report?.(result, file.path);
  }
  tell(null);
  return results;
}

async function listFiles(paths: readonly ImportPath[], signal: AbortSignal | undefined): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for (const given of paths) {
    const { path, name } = typeof given === 'string' ? { path: given, name: undefined } : given;
    for await (const file of findFiles(path, name)) {
      if (signal?.aborted === true) return files;
      files.push(file);
    }
  }
  return files;
}

type Reading = { readonly file: FoundFile; readonly reading: Promise<ReadFile> };

/** Gives the files in order; those after the one that is given are being read already. */
async function* readAhead(
  desk: Desk,
  files: readonly FoundFile[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Reading> {
  const ahead: Reading[] = [];
  for (const file of files) {
    if (signal?.aborted === true) break;
    const reading = read(desk, file, signal);
    // Whoever takes it meets its failure: until then it is none that nobody handles.
    reading.catch(() => undefined);
    ahead.push({ file, reading });
    if (ahead.length >= filesAhead) yield* ahead.splice(0, 1);
  }
  yield* ahead;
}

async function read(desk: Desk, { path, name, error }: FoundFile, signal: AbortSignal | undefined): Promise<ReadFile> {
  if (error !== null) throw error;
  return await readAndParse(desk, path, name, signal);
}

function add(desk: Desk, { name }: FoundFile, { bytes, parsed }: ReadFile): Promise<ImportResult> {
  return addArticle(desk, {
    input: name,
    parsed,
    origin: { kind: 'file', name: toTitleLine(basename(name)) },
    keep: () => keepOriginal(desk, bytes, parsed.form),
  });
}
