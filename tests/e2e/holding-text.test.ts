import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseCommand, dropFiles, pressCommandKeys, request, selectPassage } from './acts.ts';
import { expect, test } from './app.ts';
import { blockFolder, briefingId, briefingText, folderOf, newBriefing, saved } from './writing.ts';

const row = (page: Page, name: RegExp) => page.getByRole('option', { name });

async function newSource(page: Page, text: string): Promise<void> {
  await request(page, 'article.importText', { text, title: null });
  await row(page, new RegExp(text.slice(0, 8))).click();
  await expect(page.getByRole('article', { name: text.split('\n')[0] ?? '' })).toBeVisible();
}

test('loses no key that is pressed while another briefing opens', async ({ desk }) => {
  const { page } = desk;
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await newBriefing(desk, 'First', 'One.');
  await newBriefing(desk, 'Second', 'Two.');
  await expect(saved(page)).toBeVisible();
  await page.getByRole('tab', { name: /Briefings/ }).click();
  await briefingText(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('a');
  // Clicked from within, so that the focus stays in the text and the keys keep coming.
  await row(page, /First/).evaluate((option: HTMLElement) => option.click());
  for (let key = 0; key < 40; key += 1) await page.keyboard.type('b');
  await expect(page.getByLabel('Briefing title')).toHaveValue('First');
  await expect(saved(page)).toBeVisible();
  const first = await briefingText(page).innerText();
  await row(page, /Second/).click();
  await expect(page.getByLabel('Briefing title')).toHaveValue('Second');
  const typed = `${first}${await briefingText(page).innerText()}`.match(/b/g) ?? [];
  expect(typed).toHaveLength(40);
  expect(errors).toEqual([]);
});

test('shows the source chosen last, also when that is the one already open', async ({ desk }) => {
  const { page } = desk;
  await row(page, /Marrowgate/).click();
  const title = await row(page, /Marrowgate/)
    .locator('.title')
    .innerText();
  await expect(page.getByRole('article', { name: title })).toBeVisible();
  await page.getByRole('option').evaluateAll(([first, second]) => {
    for (const option of [second, first]) if (option instanceof HTMLElement) option.click();
  });
  await expect(row(page, /Marrowgate/)).toHaveAttribute('aria-selected', 'true');
  await page.waitForTimeout(300);
  await expect(page.getByRole('article', { name: title })).toBeVisible();
});

test('keeps a comment that is being written when its source is removed, and opens both again', async ({ desk }) => {
  const { app, page } = desk;
  await newSource(page, 'Slipway closed\n\nThe slipway was closed on Monday.');
  await selectPassage(page, 'closed on Monday');
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: 'Comment' }).pressSequentially('Ask why.');
  await chooseCommand(app, 'source.remove');
  await expect(page.getByText('No source is open')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('article', { name: 'Slipway closed' })).toBeVisible();
  await expect(page.getByRole('group', { name: /^Note/ }).getByText('Ask why.')).toBeVisible();
});

test('keeps a title that is being written when the briefing is put away', async ({ desk }) => {
  const { app, page } = desk;
  await newBriefing(desk, 'Draft name', 'One.');
  await page.getByLabel('Briefing title').fill('Final name');
  await chooseCommand(app, 'briefing.remove');
  await expect(page.getByText('No briefing is open')).toBeVisible();
  await chooseCommand(app, 'act.undo');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Final name');
});

test('gives focus and selection back when a dialog closes', async ({ desk }) => {
  const { app, page } = desk;
  await expect(briefingText(page)).toBeVisible();
  for (const command of ['find.open', 'source.details', 'help.keys', 'source.paste'] as const) {
    await briefingText(page).focus();
    await chooseCommand(app, command);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(briefingText(page), command).toBeFocused();
  }
  await chooseCommand(app, 'help.about');
  await chooseCommand(app, 'help.keys');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(briefingText(page)).toBeFocused();
});

test('leaves the focus in the source when another one is opened from there', async ({ desk }) => {
  const { app, page } = desk;
  await newSource(page, 'Slipway closed\n\nThe slipway was closed on Monday.');
  await chooseCommand(app, 'focus.source');
  await pressCommandKeys(app, 'find.open');
  await page.keyboard.type('Marrowgate for');
  await expect(page.getByRole('option', { name: /Marrowgate for/, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /Marrowgate/ })).toBeVisible();
  await expect(page.locator('[data-stop]:focus')).toHaveCount(1);
});

test('cites the selected passage from the palette', async ({ desk }) => {
  const { app, page } = desk;
  await newSource(page, 'Slipway closed\n\nThe slipway was closed on Monday.');
  await newBriefing(desk, 'Cited', 'It is shut.');
  await selectPassage(page, 'closed on Monday');
  await pressCommandKeys(app, 'find.open');
  await page.keyboard.type('cite passage');
  await expect(page.getByRole('option', { name: /Cite passage/, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(briefingText(page).getByRole('button', { name: /^Citation/ })).toHaveCount(1);
});

test('cites at the end of a briefing in which no cursor was placed yet', async ({ desk }) => {
  const { page } = desk;
  await newSource(page, 'Slipway closed\n\nThe slipway was closed on Monday.');
  await selectPassage(page, 'closed on Monday');
  await page.keyboard.press('c');
  await expect(page.getByRole('tab', { name: 'Citations 13' })).toBeVisible();
  await expect(briefingText(page).locator('.cm-line').first().getByRole('button')).toHaveCount(0);
});

test('lets nothing take the place of a form: no command, no source that comes in, no report of an import', async ({
  desk,
  folder,
}) => {
  const { app, page } = desk;
  const title = await row(page, /Marrowgate/)
    .locator('.title')
    .innerText();
  await writeFile(join(folder, 'good.txt'), 'Slipway closed\n\nThe slipway was closed on Monday.\n');
  await writeFile(join(folder, 'empty.txt'), '');
  await chooseCommand(app, 'source.details');
  const form = page.getByRole('dialog', { name: 'Source details' });
  await form.getByLabel('Publisher').fill('Harbour Times');
  await chooseCommand(app, 'briefing.remove');
  await dropFiles(page, [join(folder, 'good.txt'), join(folder, 'empty.txt')]);
  await expect(page.locator('article[aria-label="Slipway closed"]')).toHaveCount(1);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog', { name: 'Import' }).getByText('1 added · 1 not imported')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(row(page, /Harbour Times/).locator('.title')).toHaveText(title);
  await expect(briefingText(page)).toBeVisible();
});

test('says why a text is not saved, keeps it, and saves it once it can', async ({ desk }) => {
  const { app, page, library } = desk;
  await newBriefing(desk, 'Held', 'One.');
  await expect(saved(page)).toBeVisible();
  const unblock = await blockFolder(await folderOf(join(library, 'briefings'), await briefingId(page, 'Held')));
  await page.keyboard.type(' Two.');
  const status = page.getByRole('status');
  await expect(status.getByText(/^Not saved: /)).toBeVisible();
  await chooseCommand(app, 'briefing.new');
  await expect(page.getByText(/has to be saved first/)).toBeVisible();
  await expect(briefingText(page)).toContainText('One. Two.');
  await unblock();
  await status.getByRole('button', { name: 'Try again' }).click();
  await expect(saved(page)).toBeVisible();
});
