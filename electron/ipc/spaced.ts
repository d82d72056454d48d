/** Milliseconds between two words about one progress. */
const pause = 100;

/** Tells of a progress at once, or as soon as it was not told of for a while. */
export function spaced(act: () => void): { soon(): void; stop(): void } {
  let last = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    timer = undefined;
    last = performance.now();
    act();
  };
  return {
    soon() {
      if (timer !== undefined) return;
      const wait = last + pause - performance.now();
      if (wait <= 0) now();
      else timer = setTimeout(now, wait);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
