import type { Page } from '@playwright/test';

export type LongFrame = {
  /** Milliseconds since the page began. */
  readonly start: number;
  /** Milliseconds from when it was due to its being painted. */
  readonly duration: number;
};

/** Counts frames of more than 50 ms from now on, as Chromium's `long-animation-frame` entries tell of them. */
export async function watchLongFrames(page: Page): Promise<{ stop(): Promise<LongFrame[]> }> {
  const watch = await page.evaluateHandle(() => {
    const frames: LongFrame[] = [];
    const note = (entries: PerformanceEntryList): void => {
      for (const { startTime, duration } of entries) frames.push({ start: startTime, duration });
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'long-animation-frame' });
    return { frames, note, observer };
  });
  return {
    async stop() {
      // The entry of a frame comes after it.
      await page.waitForTimeout(100);
      const frames = await watch.evaluate(({ frames, note, observer }) => {
        note(observer.takeRecords());
        observer.disconnect();
        return frames;
      });
      await watch.dispose();
      return frames;
    },
  };
}
