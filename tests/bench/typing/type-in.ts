import type { Page } from '@playwright/test';
import type { Random } from '../random.ts';
import { eventToPaint, keyToPaint } from '../window/key-to-paint.ts';

/** What of CodeMirror's view is used, as it hangs on its element. */
type View = {
  readonly state: {
    readonly doc: {
      readonly length: number;
      lineAt(position: number): { readonly from: number; readonly to: number; readonly length: number };
    };
  };
  dispatch(change: unknown): void;
  focus(): void;
};
type Tile = { readonly root: { readonly view: View } };

/** Puts the cursor into the first long paragraph behind a share of the document, or before its end. */
export async function putCursor(page: Page, share: number): Promise<void> {
  await page.evaluate((share) => {
    const content = document.querySelector('.cm-content');
    const tile: Tile | null = content === null ? null : Reflect.get(content, 'cmTile');
    if (tile === null) throw new Error('There is no editor.');
    const { view } = tile.root;
    const { doc } = view.state;
    const step = share < 1 ? 1 : -1;
    let line = doc.lineAt(Math.floor(share * doc.length));
    while (line.length < 200) line = doc.lineAt(step === 1 ? line.to + 1 : line.from - 1);
    view.dispatch({ selection: { anchor: line.from + 90 }, scrollIntoView: true });
    view.focus();
  }, share);
}

const letters = 'the words go on ';

/** Types so many keys as a person does, with pauses in which the text is checked; each key's time to its frame. */
export async function typeKeys(page: Page, count: number, random: Random): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const letter = letters[i % letters.length] ?? 'a';
    times.push(await keyToPaint(page, letter === ' ' ? 'Space' : letter));
    await page.waitForTimeout(i % 8 === 7 ? random.whole(150, 700) : random.whole(30, 110));
  }
  return times;
}

/** Types a key and waits until the store has acknowledged the text with it. */
export async function keyToSaved(page: Page): Promise<number> {
  return await eventToPaint(page, 'keydown', () => page.keyboard.press('b'), {
    until: () => {
      const status = document.querySelector('footer [role=status]')?.textContent?.trim() ?? '';
      const seen = Reflect.get(window, 'benchUnsaved') === true || !status.startsWith('Saved');
      Reflect.set(window, 'benchUnsaved', seen && !status.startsWith('Saved'));
      return seen && status.startsWith('Saved');
    },
  });
}

/** Types a new word and waits until the words are counted anew. */
export async function keyToChecked(page: Page): Promise<number> {
  const before = await wordsShown(page);
  await page.keyboard.press('Space');
  await page.evaluate((words) => Reflect.set(window, 'benchWords', words), before);
  return await eventToPaint(page, 'keydown', () => page.keyboard.press('c'), {
    until: () => {
      const words = document.querySelector('footer')?.textContent?.match(/([\d,]+) words/)?.[1] ?? '';
      return words !== Reflect.get(window, 'benchWords');
    },
  });
}

/** Types a word that the text does not hold and waits until the preview shows it. */
export async function keyToPreview(page: Page, word: string): Promise<number> {
  await page.keyboard.type(`${word.slice(0, -1)}`);
  await page.evaluate((word) => Reflect.set(window, 'benchWord', word), word);
  return await eventToPaint(page, 'keydown', () => page.keyboard.press(word.slice(-1)), {
    until: () =>
      document.querySelector('.preview-page')?.textContent?.includes(Reflect.get(window, 'benchWord')) === true,
  });
}

async function wordsShown(page: Page): Promise<string> {
  return await page.evaluate(() => document.querySelector('footer')?.textContent?.match(/([\d,]+) words/)?.[1] ?? '');
}
