import { closeSync, fsync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** A file of an export: its path in the folder and how many bytes it has. */
export type RawFile = { readonly path: string; readonly size: number };

const flush = promisify(fsync);

/** As many as Node's threads flush side by side; a file system puts them into one of its commits. */
const filesABatch = 64;

/**
 * Writes files of the same names and sizes with the same durability as an export: new file → flush → rename, the
 * folders flushed at the end; in batches, which is the fastest way that was found.
 */
export async function writeInBatches(folder: string, files: readonly RawFile[]): Promise<void> {
  const bytes = contentFor(files);
  const folders = makeFolders(folder, files);
  for (let start = 0; start < files.length; start += filesABatch) {
    const open = files.slice(start, start + filesABatch).map(({ path, size }) => {
      const target = join(folder, path);
      return { target, file: writeNew(`${target}.raw`, bytes.subarray(0, size)) };
    });
    await Promise.all(open.map(({ file }) => flush(file)));
    for (const { target, file } of open) {
      closeSync(file);
      renameSync(`${target}.raw`, target);
    }
  }
  for (const each of folders) flushFolder(each);
}

/** The same, one file after another. */
export function writeOneByOne(folder: string, files: readonly RawFile[]): void {
  const bytes = contentFor(files);
  const folders = makeFolders(folder, files);
  for (const { path, size } of files) {
    const target = join(folder, path);
    const file = writeNew(`${target}.raw`, bytes.subarray(0, size));
    fsyncSync(file);
    closeSync(file);
    renameSync(`${target}.raw`, target);
  }
  for (const each of folders) flushFolder(each);
}

/** Into the page cache alone, as a copy would. */
export function writeUnflushed(folder: string, files: readonly RawFile[]): void {
  const bytes = contentFor(files);
  makeFolders(folder, files);
  for (const { path, size } of files) closeSync(writeNew(join(folder, path), bytes.subarray(0, size)));
}

function contentFor(files: readonly RawFile[]): Buffer {
  return Buffer.alloc(
    files.reduce((most, { size }) => Math.max(most, size), 0),
    'a',
  );
}

function makeFolders(folder: string, files: readonly RawFile[]): ReadonlySet<string> {
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))));
  for (const each of folders) mkdirSync(each, { recursive: true });
  return folders;
}

function writeNew(path: string, bytes: Uint8Array): number {
  const file = openSync(path, 'wx');
  for (let written = 0; written < bytes.byteLength; ) written += writeSync(file, bytes, written);
  return file;
}

function flushFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
