import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answerOpenDialog, chooseCommand, libraryList, reload, sourcePane } from './acts.ts';
import { expect, test } from './app.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search sources, notes, briefings' });
const options = (page: Page) => libraryList(page).getByRole('option');
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected sources' });
const filters = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('button');

test('sorts the sources, and remembers how', async ({ desk }) => {
  const { page } = desk;
  await expect(options(page)).toHaveCount(3);
  await page.getByRole('button', { name: /^Sort: Added/ }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sort: Title, Z to A' }).click();
  await page.getByRole('menuitemradio', { name: 'A to Z' }).click();
  await expect(options(page).first()).toContainText('Pilots’ night refusal');
  await page.waitForTimeout(300);
  await reload(page);
  await expect(page.getByRole('button', { name: 'Sort: Title, A to Z' })).toBeVisible();
  await expect(options(page).first()).toContainText('Pilots’ night refusal');
});

test('filters by menu, chip and typing, with counts', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const menu = page.getByRole('dialog', { name: 'Filter' });
  await menu.getByRole('checkbox', { name: /^Urdu 1/ }).check();
  await expect(box(page)).toHaveValue('lang:ur');
  await expect(options(page)).toHaveCount(1);
  await menu.getByRole('checkbox', { name: /^Chinese 1/ }).check();
  await expect(options(page)).toHaveCount(2);
  await expect(page.getByRole('tab', { name: /^Sources/ })).toHaveText('Sources2');
  await page.keyboard.press('Escape');
  await expect(filters(page)).toHaveCount(2);
  await filters(page).first().click();
  await expect(box(page)).toHaveValue('lang:zh');
  await box(page).fill('before:soon');
  await expect(page.getByText(/“soon” is no day/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(options(page)).toHaveCount(3);
});

test('saves a search, comes back to it, renames and removes it by keyboard', async ({ desk }) => {
  const { page } = desk;
  await box(page).fill('lang:ur');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('textbox', { name: 'Name of this search' }).fill('In Urdu');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Clear the search' }).click();
  const saved = page.getByRole('listbox', { name: 'Saved and recent searches' });
  await expect(saved.getByRole('option')).toHaveText(/In Urdu/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'New name of the saved search' }).fill('Urdu press');
  await page.keyboard.press('Enter');
  await expect(saved.getByRole('option')).toHaveText(/Urdu press/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('lang:ur');
  await expect(options(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(saved).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(saved.getByRole('option', { name: 'Urdu press' })).toHaveCount(0);
});

test('waits for an input method to finish a word', async ({ desk }) => {
  const { page } = desk;
  await box(page).click();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'yinhang', selectionStart: 7, selectionEnd: 7 });
  await expect(box(page)).toHaveValue('yinhang');
  await page.waitForTimeout(200);
  await expect(libraryList(page)).toBeVisible();
  await session.send('Input.insertText', { text: '引航' });
  await expect(page.getByRole('listbox', { name: 'Search results' }).getByRole('option').first()).toBeVisible();
});

test('selects several sources by keys and mouse, tags them, and takes that back', async ({ desk }) => {
  const { page } = desk;
  await options(page).first().click();
  await options(page)
    .nth(2)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(bar(page)).toContainText('2 selected');
  await libraryList(page).focus();
  await page.keyboard.press('Control+a');
  await expect(bar(page)).toContainText('3 selected');
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await expect(bar(page)).toContainText('2 selected');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('2 selected');

  await bar(page).getByRole('button', { name: 'Tag…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tags of 2 sources' });
  await dialog.getByRole('combobox', { name: /^Add tags/ }).fill('to read, urgent');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Tags of 2 sources changed')).toBeVisible();
  await box(page).fill('tag:"to read" tag:urgent');
  await expect(options(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Tags of 2 sources are as they were')).toBeVisible();
  await expect(page.getByText('No sources pass these filters.')).toBeVisible();
});

test('moves the selection to the bin in one act, and puts it back', async ({ desk }) => {
  const { page } = desk;
  await libraryList(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByText('No sources yet.')).toBeVisible();
  await expect(page.getByText('No source is open')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(options(page)).toHaveCount(3);
  await expect(sourcePane(page).getByRole('heading').first()).toBeVisible();
});

test('exports the selection with its notes', async ({ desk, folder }) => {
  const { app, page } = desk;
  const out = join(folder, 'out');
  await mkdir(out);
  await answerOpenDialog(app, [out]);
  await options(page).first().click();
  await options(page)
    .nth(1)
    .click({ modifiers: ['Shift'] });
  await bar(page).getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText(/^Exported 4 files to out/)).toBeVisible();
  expect((await readdir(out)).filter((name) => name.endsWith('.md'))).toHaveLength(2);
});

test('has no fault that axe can see in results, filters, suggestions and selection, light or dark', async ({
  desk,
}) => {
  const { app, page } = desk;
  const faults = async () =>
    (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id }) => id);
  for (const theme of ['theme.light', 'theme.dark'] as const) {
    await chooseCommand(app, theme);
    await box(page).fill('night pilots');
    await expect(page.getByRole('listbox', { name: 'Search results' })).toBeVisible();
    expect(await faults()).toEqual([]);
    await box(page).fill('lang:ur');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Filter' }).getByRole('checkbox').first()).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await libraryList(page).focus();
    await page.keyboard.press('Control+a');
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
