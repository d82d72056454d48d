import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type * as v from 'valibot';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';
import { isTemporary } from '../store/disk/folders.ts';
import { type KeptBriefingSchema, type KeptNoteSchema, unsealDraft } from './draft-file.ts';

type Schema = typeof KeptBriefingSchema | typeof KeptNoteSchema;

/** Null when there is none, or none that can be read. */
export async function readDraft<S extends Schema>(path: string, schema: S): Promise<v.InferOutput<S> | null> {
  const bytes = await bytesOf(path);
  return bytes === null ? null : unsealDraft(bytes, schema);
}

/** The drafts of a folder, those of a wrong name left out. What a killed write left is removed. */
export async function readDrafts<S extends Schema>(
  folder: string,
  schema: S,
  nameOf: (kept: v.InferOutput<S>) => string,
): Promise<v.InferOutput<S>[]> {
  const found: v.InferOutput<S>[] = [];
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    if (isTemporary(name)) await rm(path, { force: true }).catch(() => undefined);
    if (!/^[^.].*\.json$/.test(name)) continue;
    const bytes = await bytesOf(path);
    // What the disk does not give out at present is not thereby bad.
    if (bytes === null) continue;
    const kept = unsealDraft(bytes, schema);
    if (kept !== null && nameOf(kept) === name) found.push(kept);
    // One that can't be moved either is met again next time; it must not hide the others.
    else await rename(path, `${path}.bad`).catch(() => undefined);
  }
  return found;
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  return await readFile(path).catch(() => null);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw diskError(error, 'read');
  }
}
