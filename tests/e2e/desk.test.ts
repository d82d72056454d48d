import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, chooseCommand, dropFiles, pressCommandKeys } from './acts.ts';
import { expect, launchDesk, test } from './app.ts';

const libraryList = (page: Page) => page.getByRole('listbox', { name: 'Sources' });
const sourcePane = (page: Page) => page.getByRole('region', { name: 'Source', exact: true });
const editor = (page: Page) => page.getByRole('textbox', { name: 'Briefing text' });

test('imports dropped files and a dropped folder, and says of each what failed and why', async ({ desk, folder }) => {
  const dropped = join(folder, 'dropped');
  await mkdir(dropped);
  await writeFile(join(dropped, 'good.md'), '# Tide tables\n\nHigh water at six.\n');
  await writeFile(join(dropped, 'empty.txt'), '');
  await writeFile(join(dropped, 'picture.txt'), Buffer.from([0x89, 0x50, 0, 0, 1, 0, 2]));
  await writeFile(join(folder, 'one.txt'), Buffer.from('\ufeffSechzehn Bit\n\nGrüße aus dem Hafen.\n', 'utf16le'));
  await dropFiles(desk.page, [dropped, join(folder, 'one.txt')]);
  const report = desk.page.getByRole('dialog', { name: 'Import' });
  await expect(report.getByText('2 added · 2 not imported')).toBeVisible();
  await expect(report.getByText(/empty\.txt.*empty/i).first()).toBeVisible();
  await expect(report.getByText(/picture\.txt.*(binary|not text)/i).first()).toBeVisible();
  await report.getByRole('button', { name: 'Done' }).click();
  await expect(libraryList(desk.page).getByText('Tide tables')).toBeVisible();
  await expect(sourcePane(desk.page).getByText('Grüße aus dem Hafen.')).toBeVisible();
});

test('makes a source of pasted text, whose title can be changed', async ({ desk }) => {
  const { app, page } = desk;
  await chooseCommand(app, 'source.paste');
  const dialog = page.getByRole('dialog', { name: 'New source from text' });
  await dialog.getByRole('textbox', { name: /^Text/ }).fill('# Not a heading\n\n*As written* & [kept](here)');
  await expect(dialog.getByRole('textbox', { name: /^Title/ })).toHaveValue('# Not a heading');
  await dialog.getByRole('textbox', { name: /^Title/ }).fill('Letter for letter');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(sourcePane(page).getByRole('heading', { name: 'Letter for letter' })).toBeVisible();
  const blocks = page.locator('[data-block]');
  await expect(blocks).toHaveText(['# Not a heading', '*As written* & [kept](here)']);
});

test('offers the source that is already there instead of a second copy', async ({ desk, folder }) => {
  const path = join(folder, 'twice.txt');
  await writeFile(path, 'The same text.\n');
  await answerOpenDialog(desk.app, [path]);
  await desk.page.getByRole('button', { name: 'Import' }).click();
  await expect(libraryList(desk.page).getByRole('option', { name: /The same text/ })).toHaveCount(1);
  await desk.page.getByRole('button', { name: 'Import' }).click();
  const report = desk.page.getByRole('dialog', { name: 'Import' });
  await expect(report.getByText('1 already here')).toBeVisible();
  await report.getByRole('button', { name: 'Show the first' }).click();
  await expect(desk.page.locator('[data-block]')).toHaveText(['The same text.']);
});

test('removes the sample library in one act, and puts it back', async ({ desk }) => {
  const { page } = desk;
  await expect(libraryList(page).getByRole('option')).toHaveCount(3);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('No sources yet.')).toBeVisible();
  await expect(page.getByText('No briefing is open')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(libraryList(page).getByRole('option')).toHaveCount(3);
});

test('exports a source with its notes, and everything, into files that hold them', async ({ desk, folder }) => {
  const { app, page } = desk;
  const article = join(folder, 'article.md');
  await answerSaveDialog(app, article);
  await chooseCommand(app, 'source.export');
  await expect(page.getByText(/^Exported/)).toBeVisible();
  const title = await libraryList(page).getByRole('option', { selected: true }).locator('.title').innerText();
  expect(await readFile(article, 'utf8')).toContain(`title: "${title}"`);
  const sidecar = JSON.parse(await readFile(join(folder, 'article.annotations.json'), 'utf8'));
  expect(JSON.stringify(sidecar)).toContain('TextQuoteSelector');

  const all = join(folder, 'all');
  await mkdir(all);
  await answerOpenDialog(app, [all]);
  await chooseCommand(app, 'library.export');
  await expect(page.getByText(/^Exported \d+ files to all/)).toBeVisible();
  expect(await readdir(join(all, 'briefings'))).toHaveLength(1);
  expect((await readdir(join(all, 'sources'))).filter((name) => name.endsWith('.md'))).toHaveLength(3);
  expect(await readFile(join(all, 'MANIFEST.sha256'), 'utf8')).toContain('  bibliography.json');
});

test('copies the briefing as the Markdown that it exports', async ({ desk, folder }) => {
  const { app, page } = desk;
  await expect(editor(page)).toBeVisible();
  await chooseCommand(app, 'briefing.copy');
  await expect(page.getByText('Copied as Markdown')).toBeVisible();
  const path = join(folder, 'same.md');
  await answerSaveDialog(app, path);
  await chooseCommand(app, 'briefing.export');
  await expect(page.getByText('Exported same.md')).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(await readFile(path, 'utf8'));
});

test('remembers theme, panes, mode and what was open', async ({ folder }) => {
  const first = await launchDesk(folder);
  await first.page.getByRole('option', { name: /马罗盖特/ }).click();
  await chooseCommand(first.app, 'theme.dark');
  await chooseCommand(first.app, 'view.read');
  const splitter = first.page.getByRole('separator', { name: 'Width of the library' });
  await splitter.focus();
  await first.page.keyboard.press('ArrowRight');
  const width = await splitter.getAttribute('aria-valuenow');
  await expect(first.page.getByRole('region', { name: 'Preview' })).toBeVisible();
  await first.close();

  const second = await launchDesk(folder);
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(second.page.getByRole('region', { name: 'Preview' })).toBeVisible();
  await expect(second.page.getByRole('separator', { name: 'Width of the library' })).toHaveAttribute(
    'aria-valuenow',
    width ?? '',
  );
  await expect(
    sourcePane(second.page)
      .getByRole('heading', { name: /马罗盖特/ })
      .first(),
  ).toBeVisible();
  await second.close();
});

test('opens a library of a newer version to read only, and says so', async ({ folder }) => {
  await (await launchDesk(folder)).close();
  const path = join(folder, 'library', 'library.json');
  const newer = JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), schema: 99 });
  // Its copy as well: where the two differ in the number alone, the number is damaged.
  for (const file of [path, join(folder, 'library', 'history', 'library.json')]) await writeFile(file, newer);
  const desk = await launchDesk(folder);
  await expect(desk.page.getByRole('status').getByText(/^Read-only: .*newer/)).toBeVisible();
  await expect(sourcePane(desk.page).getByRole('heading', { level: 1 })).toBeVisible();
  await expect(editor(desk.page)).toHaveAttribute('aria-readonly', 'true');
  await desk.close();
});

test('goes from key to cited sentence without the mouse', async ({ desk }) => {
  const { app, page } = desk;
  await expect(editor(page)).toBeVisible();
  await pressCommandKeys(app, 'briefing.new');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Untitled briefing');
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Fewer ships came.');
  await pressCommandKeys(app, 'find.open');
  await page.keyboard.type('Marrowgate for');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /Marrowgate for/ })).toBeVisible();
  await pressCommandKeys(app, 'focus.source');
  await expect(page.getByRole('group', { name: 'Paragraph 1', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('.');
  await page.keyboard.press('c');
  await expect(editor(page).getByRole('button', { name: /^Citation/ })).toHaveCount(1);
  await expect(editor(page)).toBeFocused();
  await expect(page.getByText('1 of 1 sentences traced')).toBeVisible();
  await pressCommandKeys(app, 'briefing.follow');
  const openNote = page
    .getByRole('group', { name: /^Note/ })
    .filter({ has: page.getByRole('button', { name: 'Remove note' }) });
  await expect(openNote.getByRole('button', { name: /cited once/ })).toBeVisible();
});

test('has no accessibility fault that axe can see, light or dark, with dialogs open or not', async ({ desk }) => {
  const { app, page } = desk;
  await expect(
    editor(page)
      .getByRole('button', { name: /^Citation/ })
      .first(),
  ).toBeVisible();
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  };
  expect(await faults()).toEqual([]);
  await chooseCommand(app, 'view.split');
  await chooseCommand(app, 'theme.dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await faults()).toEqual([]);
  const briefingDialogs = ['briefing.details', 'briefing.nameVersion', 'briefing.history'] as const;
  const libraryDialogs = ['library.backups', 'library.restore', 'library.bin', 'library.health'] as const;
  const others = ['find.open', 'source.details', 'source.history', 'source.paste', 'help.keys'] as const;
  for (const command of [...others, ...briefingDialogs, ...libraryDialogs]) {
    await chooseCommand(app, command);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await faults(), command).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
