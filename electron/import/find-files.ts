import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { fileError } from './file-error.ts';

/** A file to import, or why there is none. `name` is for messages: below the given folder, never the folder's path. */
export type FoundFile = { readonly path: string; readonly name: string; readonly error: AppError | null };

/**
 * The file at `path`, called `name`, or every file of the folder at `path` and of those below it, sorted by name. Hidden entries of
 * a folder are passed over; links are followed, each folder once. A folder with nothing to import is an error.
 */
export async function* findFiles(path: string, name = basename(resolve(path))): AsyncGenerator<FoundFile> {
  try {
    if (!(await stat(path)).isDirectory()) {
      yield { path, name, error: null };
      return;
    }
  } catch (error) {
    yield { path, name, error: expected(error, name) };
    return;
  }
  let any = false;
  for await (const found of walk(path, name, '', new Set())) {
    any = true;
    yield found;
  }
  if (!any) yield { path, name, error: new AppError('empty-file', `The folder “${name}” holds no files to import.`) };
}

async function* walk(path: string, name: string, prefix: string, seen: Set<string>): AsyncGenerator<FoundFile> {
  let entries: string[];
  try {
    const real = await realpath(path);
    if (seen.has(real)) return;
    seen.add(real);
    entries = (await readdir(path)).filter((entry) => !entry.startsWith('.')).sort();
  } catch (error) {
    yield { path, name, error: expected(error, name) };
    return;
  }
  for (const entry of entries) {
    const entryPath = join(path, entry);
    const entryName = `${prefix}${entry}`;
    try {
      if (!(await stat(entryPath)).isDirectory()) {
        yield { path: entryPath, name: entryName, error: null };
        continue;
      }
    } catch (error) {
      yield { path: entryPath, name: entryName, error: expected(error, entryName) };
      continue;
    }
    yield* walk(entryPath, entryName, `${entryName}/`, seen);
  }
}

function expected(error: unknown, name: string): AppError {
  const translated = fileError(error, name);
  if (translated instanceof AppError) return translated;
  throw translated;
}
