import type { Page } from '@playwright/test';

/** Milliseconds between the frames that the page made from now until `stop`, longest first. */
export async function watchFrames(page: Page): Promise<{ stop(): Promise<readonly number[]> }> {
  const watch = await page.evaluateHandle(() => {
    const gaps: number[] = [];
    const watching = { gaps, on: true };
    let last = performance.now();
    const look = (): void => {
      const at = performance.now();
      gaps.push(at - last);
      last = at;
      if (watching.on) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return watching;
  });
  return {
    async stop() {
      const gaps = await watch.evaluate((watching) => {
        watching.on = false;
        return watching.gaps;
      });
      await watch.dispose();
      return gaps.toSorted((one, other) => other - one);
    },
  };
}

/** Scrolls the source from top to end, so many CSS pixels a frame; the milliseconds of each frame, longest first. */
export async function scrollThrough(page: Page, step: number): Promise<readonly number[]> {
  const gaps = await page.evaluate(async (pixels) => {
    const scroller = document.querySelector('.source-text')?.closest('.scroller');
    if (!(scroller instanceof HTMLElement)) throw new Error('No source is open.');
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    scroller.scrollTop = 0;
    await nextFrame();
    await nextFrame();
    const frames: number[] = [];
    let last = performance.now();
    while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
      scroller.scrollTop += pixels;
      await nextFrame();
      const at = performance.now();
      frames.push(at - last);
      last = at;
    }
    return frames;
  }, step);
  return gaps.toSorted((one, other) => other - one);
}
