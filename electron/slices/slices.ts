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
