import type { Page } from '@playwright/test';

export type Shown = {
  /** Runs in the page after each frame: whether the effect is there. Absent: the first frame after the event. */
  readonly until?: () => boolean;
  /** Milliseconds after which it is given up. */
  readonly patience?: number;
};

/**
 * Presses a key, named as Playwright names keys, where the focus is. Milliseconds from the key's event to the end of
 * the frame that shows its effect. @throws when it isn't shown in time
 */
export async function keyToPaint(page: Page, key: string, shown: Shown = {}): Promise<number> {
  return await eventToPaint(page, 'keydown', () => page.keyboard.press(key), shown);
}

/** Likewise from a click on the middle of what the selector finds first, which must be in view. */
export async function clickToPaint(page: Page, selector: string, shown: Shown = {}): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`There is no ${selector} to click.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return await eventToPaint(page, 'click', () => page.mouse.click(x, y), shown);
}

type EventName = 'keydown' | 'click' | 'wheel' | 'input';

/** Likewise from the first event of that name that `act` brings about. */
export async function eventToPaint(
  page: Page,
  event: EventName,
  act: () => Promise<void>,
  { until, patience = 10_000 }: Shown = {},
): Promise<number> {
  const isShown = await page.evaluateHandle<() => boolean>(`(${until ?? (() => true)})`);
  const armed = await page.evaluateHandle(watchFor, { event, isShown, patience });
  await act();
  const milliseconds = await armed.evaluate(({ painted }) => painted);
  await Promise.all([armed.dispose(), isShown.dispose()]);
  if (milliseconds === null) throw new Error(`The effect of the ${event} was not shown in ${patience} ms.`);
  return milliseconds;
}

type Watch = { readonly event: EventName; readonly isShown: () => boolean; readonly patience: number };

/** Runs in the page. A message posted while a frame is made is received once it was painted. */
function watchFor({ event, isShown, patience }: Watch): { readonly painted: Promise<number | null> } {
  const painted = new Promise<number | null>((resolve) => {
    const look = (since: number): void => {
      requestAnimationFrame(() => {
        const isThere = isShown();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const passed = performance.now() - since;
          if (isThere) resolve(passed);
          else if (passed > patience) resolve(null);
          else look(since);
        };
        port2.postMessage(null);
      });
    };
    window.addEventListener(event, ({ timeStamp }) => look(timeStamp), { capture: true, once: true });
  });
  return { painted };
}
