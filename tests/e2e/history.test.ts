import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chooseCommand, pressCommandKeys, request, selectPassage } from './acts.ts';
import { expect, launchDesk, type RunningDesk, test } from './app.ts';

const briefingText = (page: Page) => page.getByRole('textbox', { name: 'Briefing text' });
const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: /^History of/ });
const earlier = (page: Page) => dialog(page).getByRole('textbox', { name: /^Version of/ });
const present = (page: Page) => dialog(page).getByRole('textbox', { name: 'Present version' });
const version = (page: Page, name: string) => dialog(page).getByRole('option', { name: new RegExp(name) });

/** A briefing whose first sentence is a version named “Plain” and that has a second sentence since. */
async function writeTwice({ app, page }: RunningDesk): Promise<void> {
  await chooseCommand(app, 'briefing.new');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Untitled briefing');
  await page.keyboard.type('Ferries');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('The ferry stops at nine.');
  await nameVersion({ app, page }, 'Plain');
  await briefingText(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' It runs again in spring.');
  await expect(saved(page)).toBeVisible();
}

async function nameVersion({ app, page }: Pick<RunningDesk, 'app' | 'page'>, name: string): Promise<void> {
  await pressCommandKeys(app, 'briefing.nameVersion');
  await expect(page.getByRole('dialog', { name: 'Name this version' }).getByLabel(/^Name/)).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`This version is named “${name}”`)).toBeVisible();
}

async function textsOnDisk(library: string): Promise<string> {
  const folder = join(library, 'briefings');
  const names = await readdir(folder, { recursive: true });
  return (
    await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => readFile(join(folder, name), 'utf8')),
    )
  ).join();
}

test('shows a version beside the present one, restores it, and takes that back', async ({ desk }) => {
  const { app, page, library } = desk;
  await writeTwice(desk);
  await chooseCommand(app, 'briefing.history');
  await version(page, 'Plain').click();
  await expect(earlier(page)).toContainText('The ferry stops at nine.');
  await expect(earlier(page)).not.toContainText('spring');
  await expect(present(page)).toContainText('It runs again in spring.');
  await expect(present(page).locator('.cm-changedText').first()).toHaveText(/It runs again in spring\./);
  await expect(dialog(page).getByText('1 of 1 change')).toBeVisible();

  await dialog(page).getByRole('button', { name: 'Restore this version' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(briefingText(page)).toContainText('The ferry stops at nine.');
  await expect(briefingText(page)).not.toContainText('spring');
  await expect(saved(page)).toBeVisible();
  expect(await textsOnDisk(library)).not.toContain('runs again');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(briefingText(page)).toContainText('It runs again in spring.');
  await expect(saved(page)).toBeVisible();
  expect(await textsOnDisk(library)).toContain('runs again');
});

test('restores by keyboard alone, and the editor’s undo takes it back', async ({ desk }) => {
  const { app, page, library } = desk;
  await writeTwice(desk);
  await pressCommandKeys(app, 'briefing.history');
  await expect(dialog(page).getByRole('listbox', { name: 'Versions' })).toBeFocused();
  const chosen = dialog(page).getByRole('option', { selected: true });
  await expect(chosen).toBeVisible();
  await page.keyboard.press('Home');
  await expect(dialog(page).getByText('This is the present version')).toBeVisible();
  for (let step = 0; step < 5 && !(await chosen.innerText()).includes('Plain'); step++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(chosen).toContainText('Plain');
  await expect(earlier(page)).toBeVisible();
  const restore = dialog(page).getByRole('button', { name: 'Restore this version' });
  for (let step = 0; step < 12 && !(await restore.evaluate((button) => button.matches(':focus'))); step++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(briefingText(page)).not.toContainText('spring');

  await expect(briefingText(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(briefingText(page)).toContainText('It runs again in spring.');
  await expect(saved(page)).toBeVisible();
  expect(await textsOnDisk(library)).toContain('runs again');
});

test('names a version in the list, and takes the name away', async ({ desk }) => {
  const { app, page } = desk;
  await writeTwice(desk);
  await chooseCommand(app, 'briefing.history');
  await version(page, 'Plain').click();
  await expect(earlier(page)).toBeVisible();
  await page.keyboard.press('F2');
  const name = dialog(page).getByRole('textbox', { name: 'Name of this version' });
  await expect(name).toHaveValue('Plain');
  await page.keyboard.type('As sent');
  await page.keyboard.press('Enter');
  await expect(version(page, 'As sent')).toHaveCount(1);

  await dialog(page).getByRole('button', { name: 'Change the name' }).click();
  await page.keyboard.press('Escape');
  await expect(name).toHaveCount(0);
  await dialog(page).getByRole('button', { name: 'Change the name' }).click();
  await name.fill('');
  await page.keyboard.press('Enter');
  await expect(version(page, 'As sent')).toHaveCount(0);
  await expect(dialog(page)).toBeVisible();
});

test('brings the notes of a source back', async ({ desk }) => {
  const { app, page } = desk;
  const text = 'Harbour minutes\n\nThe council met on Monday.\n\nThe vote was put off until the counts are there.';
  await request(page, 'article.importText', { text, title: null });
  await page.getByRole('option', { name: /Harbour minutes/ }).click();
  await selectPassage(page, 'The council met on Monday');
  await page.keyboard.press('1');
  const notes = page.getByRole('region', { name: 'Source' }).locator('.count');
  await expect(notes).toHaveText('1 note');
  // Looked at, so that this state is kept.
  await chooseCommand(app, 'source.history');
  await expect(dialog(page).getByRole('option')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await selectPassage(page, 'The vote was put off');
  await page.keyboard.press('4');
  await expect(notes).toHaveText('2 notes');

  await chooseCommand(app, 'source.history');
  await expect(earlier(page)).toContainText('The council met on Monday');
  await expect(earlier(page)).not.toContainText('The vote was put off');
  await expect(present(page)).toContainText('The vote was put off');
  await dialog(page).getByRole('button', { name: 'Restore this version' }).click();
  await expect(notes).toHaveText('1 note');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(notes).toHaveText('2 notes');
});

test('shows both texts in one column in a small window, breaks no policy, and has no fault that axe can see', async ({
  desk,
}) => {
  const { app, page } = desk;
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
  });
  await writeTwice(desk);
  await chooseCommand(app, 'briefing.history');
  await version(page, 'Plain').click();
  await expect(earlier(page)).toContainText('The ferry stops at nine.');
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  };
  expect(await faults()).toEqual([]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(880, 560));
  await expect(earlier(page)).toHaveCount(0);
  await expect(present(page)).toContainText('It runs again in spring.');
  await expect(dialog(page).locator('.cm-deletedChunk')).toContainText('The ferry stops at nine.');
  await chooseCommand(app, 'theme.dark');
  await chooseCommand(app, 'briefing.history');
  await expect(dialog(page).locator('.cm-deletedChunk')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await faults()).toEqual([]);
  expect(refused).toEqual([]);
});

test('shows versions of a library that is read-only, and says why none can be restored', async ({ folder }) => {
  const first = await launchDesk(folder);
  await writeTwice(first);
  await first.close();
  const path = join(folder, 'library', 'library.json');
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), schema: 99 }));
  // A newer app has written the copy as well: beside one of ours only the number would be taken for damaged.
  await rm(join(folder, 'library', 'history', 'library.json'));

  const { app, page, close } = await launchDesk(folder);
  await chooseCommand(app, 'briefing.history');
  await version(page, 'Plain').click();
  await expect(earlier(page)).toContainText('The ferry stops at nine.');
  await expect(dialog(page).getByRole('button', { name: 'Restore this version' })).toBeDisabled();
  await expect(dialog(page).getByText(/^Nothing can be restored: .*newer/)).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Change the name' })).toHaveCount(0);
  await close();
});
