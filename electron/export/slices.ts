import { setImmediate } from 'node:timers/promises';

/** Long work may go on for so long before others have their turn. */
const sliceMilliseconds = 8;

/** Cuts long work into slices, so that a window stays alive beside it. */
export class Slices {
  #since = performance.now();

  /** To be awaited between steps: goes on at once, or after whatever waits has had its turn. */
  async turn(): Promise<void> {
    if (performance.now() - this.#since < sliceMilliseconds) return;
    await setImmediate();
    this.#since = performance.now();
  }
}

/** Runs `act` for each item, so many at a time, and waits for all. Rejects with the first failure. */
export async function eachAtATime<T>(
  atATime: number,
  items: Iterable<T>,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await act(next.value);
  };
  // All are waited for, so that nothing goes on behind the back of whoever tidies up.
  const ends = await Promise.allSettled(Array.from({ length: atATime }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Sorts a copy by code units of the keys; of equal keys the first stays first. */
export async function sortInSlices<T>(items: readonly T[], keyOf: (item: T) => string): Promise<T[]> {
  const slices = new Slices();
  const inOrder = (a: T, b: T): boolean => keyOf(a) <= keyOf(b);
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += 1000) {
    runs.push(items.slice(start, start + 1000).sort((a, b) => (inOrder(a, b) ? (inOrder(b, a) ? 0 : -1) : 1)));
    await slices.turn();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], inOrder, slices));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(one: T[], other: T[], inOrder: (a: T, b: T) => boolean, slices: Slices): Promise<T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (merged.length % 1000 === 0) await slices.turn();
    const [a, b] = [one[i], other[j]];
    const takesOne = a !== undefined && (b === undefined || inOrder(a, b));
    const next = takesOne ? a : b;
    if (next !== undefined) merged.push(next);
    if (takesOne) i += 1;
    else j += 1;
  }
  return merged;
}
