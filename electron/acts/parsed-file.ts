import { basename, extname } from 'node:path';
import type { Original } from '../../core/model/article.ts';
import { readFileBytes } from '../import/read-file.ts';
import type { Form, ParsedSource, SourceJob } from '../import/source-job.ts';
import type { Desk } from './desk.ts';

/** The largest original that is kept: 20 MB. */
export const keptOriginalLimit = 20 * 1024 * 1024;

export type ReadFile = { readonly bytes: Uint8Array; readonly parsed: ParsedSource };

/**
 * Reads a file and makes a source of it, which is nowhere kept yet. `name` is what messages call it.
 * @throws AppError naming it and why it can't be read; cancelled when `signal` aborts
 */
export async function readAndParse(desk: Desk, path: string, name: string, signal?: AbortSignal): Promise<ReadFile> {
  const bytes = await readFileBytes(path, name);
  return { bytes, parsed: await desk.parser.parse(jobOfFile(bytes, name), { signal }) };
}

/** As `readAndParse`; its bytes are kept as well when that is wanted. */
export async function parseFile(
  desk: Desk,
  path: string,
  name: string,
): Promise<{ parsed: ParsedSource; original: Original | null }> {
  const { bytes, parsed } = await readAndParse(desk, path, name);
  return { parsed, original: await keepOriginal(desk, bytes, parsed.form) };
}

/** Null: they are not to be kept, or are too large for that. */
export async function keepOriginal(desk: Desk, bytes: Uint8Array, form: Form): Promise<Original | null> {
  if (!desk.keepsOriginals() || bytes.byteLength > keptOriginalLimit) return null;
  return { sha256: await desk.library.originals.keep(bytes), bytes: bytes.byteLength, form };
}

/** A file's name without its ending is its title where it has none. */
export function jobOfFile(bytes: Uint8Array, name: string): SourceJob {
  const fallbackTitle = basename(name, extname(name));
  return { bytes, name, contentType: null, url: null, fallbackTitle, pasted: false };
}
