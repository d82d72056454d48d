import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Desk } from '../../../electron/acts/desk.ts';
import { exportLibrary } from '../../../electron/acts/exports.ts';
import { type RawFile, writeInBatches, writeOneByOne, writeUnflushed } from './raw-files.ts';

/** What exporting everything came to; milliseconds for all files, one number each round. */
export type Exporting = {
  readonly articles: number;
  readonly files: number;
  readonly bytes: number;
  readonly exported: readonly number[];
  /** The same again, where nothing has changed. */
  readonly again: readonly number[];
  readonly batches: readonly number[];
  readonly oneByOne: readonly number[];
  readonly unflushed: readonly number[];
  /** The longest that the event loop was held in an export, each round. */
  readonly held: readonly number[];
};

/** Exports a library several times, by turns with writing files of the same sizes raw. */
export async function measureExport(desk: Desk, folder: string, articles: number, rounds: number): Promise<Exporting> {
  const times = { exported: [], again: [], batches: [], oneByOne: [], unflushed: [], held: [] } as Record<
    'exported' | 'again' | 'batches' | 'oneByOne' | 'unflushed' | 'held',
    number[]
  >;
  let files: readonly RawFile[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const target = join(folder, `export ${round}`);
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    times.exported.push(await timed(() => exportLibrary(desk, target)));
    loop.disable();
    times.held.push(loop.max / 1e6);
    times.again.push(await timed(() => exportLibrary(desk, target)));
    files = filesOf(target);
    await rm(target, { recursive: true });

    const raw = join(folder, `raw ${round}`);
    for (const [kept, write] of [
      [times.batches, writeInBatches],
      [times.oneByOne, writeOneByOne],
      [times.unflushed, writeUnflushed],
    ] as const) {
      kept.push(await timed(async () => write(raw, files)));
      await rm(raw, { recursive: true });
    }
  }
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { articles, files: files.length, bytes, ...times };
}

function filesOf(folder: string): RawFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return entry.isFile() ? [{ path: relative(folder, path), size: statSync(path).size }] : [];
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
