import { parentPort, workerData } from 'node:worker_threads';
import { readItem } from './read-items.ts';
import type { RebuildOrder } from './rebuild.ts';

/** Readings sent at a time: few enough that taking them in doesn't hold up the main thread. */
const batchSize = 200;

const { root, names }: RebuildOrder = workerData;

for (let start = 0; start < names.length; start += batchSize) {
  parentPort?.postMessage(names.slice(start, start + batchSize).map((name) => readItem(root, name)));
}
