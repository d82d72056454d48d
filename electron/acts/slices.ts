import { setImmediate } from 'node:timers/promises';

/** Milliseconds for which long work keeps the process to itself. */
const slice = 6;

/** To be called often within long work: lets everything else have its turn when the work has run for a slice. */
export function inSlices(): () => Promise<void> | null {
  let until = performance.now() + slice;
  return () => {
    if (performance.now() < until) return null;
    return setImmediate().then(() => {
      until = performance.now() + slice;
    });
  };
}
