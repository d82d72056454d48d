/// <reference lib="dom" />
// What a person does with mouse, menu and dialogs, for the tour and the end-to-end tests. The functions given to
// `evaluate` run in the page or in Electron's main process, and have no named functions inside: tsx wraps those in a
// call that exists here only.
import type { ElectronApplication, Page } from 'playwright';
import type { CommandId } from '../../core/ipc/commands.ts';

/** Selects a passage of the open source by dragging the mouse over it. `quote` stands within one block. */
export async function selectPassage(page: Page, quote: string): Promise<void> {
  await page.locator('[data-block]', { hasText: quote }).first().scrollIntoViewIfNeeded();
  const ends = await page.evaluate((wanted) => {
    const blocks = [...document.querySelectorAll('[data-block]')];
    const block = blocks.find((candidate) => candidate.textContent?.includes(wanted));
    if (block === undefined) return null;
    const start = block.textContent?.indexOf(wanted) ?? 0;
    // The boxes of the passage's first and last character: a mouse aims at their outer edges.
    const [first, last] = [start, start + wanted.length - 1].map((offset) => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (offset >= before + length) {
          before += length;
          continue;
        }
        const range = document.createRange();
        range.setStart(node, offset - before);
        range.setEnd(node, offset - before + 1);
        return range.getBoundingClientRect();
      }
      return undefined;
    });
    if (first === undefined || last === undefined) return null;
    const rtl = getComputedStyle(block).direction === 'rtl';
    return {
      from: { x: rtl ? first.right - 1 : first.left + 1, y: first.top + first.height / 2 },
      to: { x: rtl ? last.left + 1 : last.right - 1, y: last.top + last.height / 2 },
    };
  }, quote);
  if (ends === null) throw new Error(`The source pane doesn't show “${quote}”.`);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move((ends.from.x + ends.to.x) / 2, (ends.from.y + ends.to.y) / 2, { steps: 4 });
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 4 });
  await page.mouse.up();
}

/** Clicks a command in the native menu. */
export async function chooseCommand(app: ElectronApplication, command: CommandId): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (item === null || item === undefined) throw new Error(`There is no menu item ${id}.`);
    item.click();
  }, command);
}

/** The next save dialogs answer with this path; null cancels. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);
}

/** The next open dialogs, for files or for a folder, answer with these paths; an empty list cancels. */
export async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, paths);
}
