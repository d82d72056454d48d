import type { Page } from '@playwright/test';
import { chooseCommand } from './acts.ts';
import { expect, test } from './app.ts';
import { briefingText, newBriefing } from './writing.ts';

const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });

/** What the preview holds once it shows the text. */
async function shown(page: Page, text: string): Promise<string> {
  await expect(preview(page)).toContainText(text);
  return (await preview(page).locator('.preview-page').innerHTML()).replaceAll('\n', '');
}

/** Types at the end of the line that holds the words. */
async function typeBehind(page: Page, words: string, text: string): Promise<void> {
  await briefingText(page).getByText(words).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

test('shows each change as it would show the whole text anew', async ({ desk }) => {
  const { app, page } = desk;
  await chooseCommand(app, 'view.split');
  await newBriefing(
    desk,
    'In pieces',
    'First words.\n\nSecond [^n] words.\n\n<b>Third\n\n</b> words.\n\n[^n]: A note.\n\nLast words.',
  );
  await shown(page, 'Last words.');
  await typeBehind(page, 'First words', ' And more [^n] of it.');
  await shown(page, 'And more 1 of it.');
  await typeBehind(page, 'Last words', '\n\n- one\n- two\n\nThe end');
  const changed = await shown(page, 'The end');
  await chooseCommand(app, 'view.edit');
  await expect(preview(page)).toHaveCount(0);
  await chooseCommand(app, 'view.split');
  expect(await shown(page, 'The end')).toBe(changed);
});

test('leaves what was not changed as it stands', async ({ desk }) => {
  const { app, page } = desk;
  await chooseCommand(app, 'view.split');
  await newBriefing(desk, 'In pieces', 'First words.\n\nLast words.');
  await shown(page, 'Last words.');
  await page.evaluate(() => document.querySelector('.preview-page p')?.setAttribute('data-seen', ''));
  await page.keyboard.type(' And more.');
  await shown(page, 'And more.');
  await expect(preview(page).getByText('First words.')).toHaveAttribute('data-seen', '');
});
