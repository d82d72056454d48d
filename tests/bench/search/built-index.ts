import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { fingerprint } from '../../../build/freshness.mjs';
import { projectRoot } from '../../../build/paths.ts';
import { indexVersion } from '../../../electron/search/index/schema.ts';
import type { Library } from '../../../electron/store/library.ts';
import { type RunningSearch, runSearch, sizeOf, waitUntilIdle } from './index-program.ts';

/** What making an index came to, from the start of its process to its being complete. */
const BuildSchema = v.strictObject({
  seconds: v.number(),
  /** Of the processor, up to the joining of its parts. */
  processorSeconds: v.nullable(v.number()),
  /** MB of the process when it is done, and had nothing to do for a second. */
  memory: v.nullable(v.number()),
  bytes: v.number(),
});
export type Build = v.InferOutput<typeof BuildSchema>;

export type BuiltIndex = { readonly running: RunningSearch; readonly build: Build; readonly isKept: boolean };

/** What an index is made by: another one is made when it changed. */
const sources = ['core/search', 'core/briefing', 'core/markdown', 'electron/search'];

/** Search over the library, its index complete: one of an earlier run when `kept`, a path, leads to one that is right. */
export async function buildIndex(library: Library, kept: string): Promise<BuiltIndex> {
  const folder = join(library.root, 'search');
  const known = await readBuild(kept);
  if (known !== null) {
    await cp(kept, folder, { recursive: true });
    const running = await runSearch(library);
    await running.complete();
    await waitUntilIdle(running);
    return { running, build: known, isKept: true };
  }
  const running = await runSearch(library);
  const began = performance.now();
  await running.complete();
  const seconds = (performance.now() - began) / 1000;
  await waitUntilIdle(running);
  const time = running.processorTime();
  const processorSeconds = time === null ? null : time / 1000;
  const build = { seconds, processorSeconds, memory: running.memory(), bytes: sizeOf(folder) };
  return { running, build, isKept: false };
}

/** Keeps a closed index of a library to which nothing was done since for later runs. */
export async function keepIndex(library: Library, kept: string, build: Build): Promise<void> {
  const unfinished = `${kept}-unfinished-${process.pid}`;
  await rm(kept, { recursive: true, force: true });
  await mkdir(unfinished);
  // Without its seal: a copy has another time of its last change.
  await cp(join(library.root, 'search', 'index.db'), join(unfinished, 'index.db'));
  await writeFile(join(unfinished, 'build.json'), JSON.stringify({ ...build, of: identity() }));
  await rename(unfinished, kept);
}

async function readBuild(kept: string): Promise<Build | null> {
  if (!existsSync(kept)) return null;
  const KeptSchema = v.object({ ...BuildSchema.entries, of: v.string() });
  const text = await readFile(join(kept, 'build.json'), 'utf8');
  const { of, ...build } = v.parse(KeptSchema, JSON.parse(text));
  return of === identity() ? build : null;
}

function identity(): string {
  return `${indexVersion} ${fingerprint(projectRoot, sources)}`;
}
