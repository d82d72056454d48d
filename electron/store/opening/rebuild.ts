import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type DocumentName, type Reading, readItem } from './read-items.ts';

export type RebuildOrder = { readonly root: string; readonly names: readonly DocumentName[] };

/** Below this many files a worker takes longer to start than they take to read. */
const worthAWorker = 300;
const sliceMilliseconds = 8;

// The build puts the bundled worker beside the bundle that this code becomes part of.
const workerUrl = new URL('./rebuild-worker.js', import.meta.url);

/**
 * Reads the named files anew and gives each reading, in order, to `take`. Many are read in a worker thread; few, or
 * any where the code runs unbundled and has no worker beside it, in this thread in short slices.
 */
export async function readAll(order: RebuildOrder, take: (reading: Reading) => void): Promise<void> {
  if (order.names.length < worthAWorker || !existsSync(workerUrl)) return readInSlices(order, take);
  let taken = 0;
  try {
    await readInWorker(new Worker(workerUrl, { workerData: order }), (reading) => {
      taken++;
      take(reading);
    });
  } catch {
    // A worker that can't start or dies must not keep the library shut.
  }
  await readInSlices({ ...order, names: order.names.slice(taken) }, take);
}

/** Takes the readings that a worker running `rebuild-worker.ts` sends. Rejects when it fails before its end. */
export function readInWorker(worker: Worker, take: (reading: Reading) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (readings: readonly Reading[]) => readings.forEach(take));
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The worker ended with ${code}.`))));
  });
}

export async function readInSlices({ root, names }: RebuildOrder, take: (reading: Reading) => void): Promise<void> {
  let sliceStart = performance.now();
  for (const name of names) {
    take(readItem(root, name));
    if (performance.now() - sliceStart < sliceMilliseconds) continue;
    await setImmediate();
    sliceStart = performance.now();
  }
}
