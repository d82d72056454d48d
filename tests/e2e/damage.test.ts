import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newestFirst } from '../../core/ipc/lists.ts';
import { seal, unseal } from '../../electron/store/documents/envelope.ts';
import { documentPath } from '../../electron/store/folder/layout.ts';
import { chooseCommand, request } from './acts.ts';
import { expect, launchDesk, type RunningDesk, test } from './app.ts';

const briefingText = (page: Page) => page.getByRole('textbox', { name: 'Briefing text' });
const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Damage and conflicts' });
const indicator = (page: Page, words: string) => page.getByRole('contentinfo').getByRole('button', { name: words });
const notice = (page: Page, words: string) => page.locator('[data-sonner-toast]').filter({ hasText: words });

/** Writes a briefing, saves it and has that version kept; then the app is closed. Answers the briefing's file. */
async function writeAndClose(desk: RunningDesk, title: string, text: string): Promise<{ id: string; path: string }> {
  const { app, page, library } = desk;
  await chooseCommand(app, 'briefing.new');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Untitled briefing');
  await page.keyboard.type(title);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
  await expect(saved(page)).toBeVisible();
  const reply = await request(page, 'briefing.page', { offset: 0, limit: 1, query: title, sort: newestFirst });
  const id = JSON.stringify(reply).match(/"id":"([a-z0-9]+)"/)?.[1] ?? '';
  await request(page, 'history.name', { kind: 'briefing', id, key: null, name: 'As written' });
  await desk.close();
  return { id, path: documentPath(library, 'briefing', id) };
}

test('brings a damaged briefing back, says what happened, and forgets it when dismissed', async ({ folder }) => {
  const { path } = await writeAndClose(await launchDesk(folder), 'Quay report', 'The quay holds.');
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, bytes.length / 2));

  const desk = await launchDesk(folder);
  const { page } = desk;
  await expect(briefingText(page)).toContainText('The quay holds.');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await notice(page, '1 document restored').getByRole('button', { name: 'Show' }).click();
  await expect(panel(page)).toContainText('Briefing “Quay report”');
  await expect(panel(page)).toContainText('because its file is cut short or garbled');
  await expect(panel(page)).toContainText(/The copy of today \d\d:\d\d is back, from the history\./);
  await panel(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(panel(page)).toContainText('All is well');
  await panel(page).getByRole('button', { name: 'Done' }).click();
  await expect(indicator(page, 'restored')).toHaveCount(0);
  await briefingText(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Still.');
  await expect(saved(page)).toBeVisible();
  await desk.close();

  const again = await launchDesk(folder);
  await expect(briefingText(again.page)).toContainText('The quay holds. Still.');
  await expect(indicator(again.page, 'restored')).toHaveCount(0);
  await again.close();
});

test('works on when no copy is left, and says which briefing is lost', async ({ folder }) => {
  const first = await launchDesk(folder);
  const { profile, library } = first;
  const { path } = await writeAndClose(first, 'Quay report', 'The quay holds.');
  await writeFile(path, 'not a document');
  await rm(join(profile, 'Backups'), { recursive: true, force: true });
  await rm(join(library, 'history'), { recursive: true, force: true });

  const desk = await launchDesk(folder);
  const { app, page } = desk;
  await expect(notice(page, '1 document needs a look')).toBeVisible();
  await indicator(page, '1 document needs a look').click();
  await expect(panel(page)).toContainText('No sound copy was found');
  await page.keyboard.press('Escape');
  await chooseCommand(app, 'briefing.new');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Untitled briefing');
  await expect(saved(page)).toBeVisible();
  await desk.close();
});

test('shows both versions of a conflict and takes the other program’s when told to', async ({ folder }) => {
  const { id, path } = await writeAndClose(await launchDesk(folder), 'Quay report', 'The quay holds.');
  const ours = unseal('briefing', id, await readFile(path));
  const body = ours.body.body.replace('holds', 'is flooded');
  const theirs = { revision: ours.revision + 1, parent: ours.revision, body: { ...ours.body, body } };
  const copy = path.replace(/\.json$/, '.sync-conflict-20261124-120000-ABCDEFG.json');
  await writeFile(copy, seal('briefing', id, theirs));

  const desk = await launchDesk(folder);
  const { page } = desk;
  await expect(briefingText(page)).toContainText('The quay holds.');
  await notice(page, '1 document needs a look').getByRole('button', { name: 'Show' }).click();
  await panel(page).getByRole('button', { name: 'Compare' }).click();
  const comparison = page.getByRole('dialog', { name: 'Two versions' });
  await expect(comparison).toContainText('The quay holds.');
  await expect(comparison).toContainText('The quay is flooded.');
  await comparison.getByRole('button', { name: 'Take theirs' }).click();
  await expect(panel(page)).toContainText('All is well');
  await page.keyboard.press('Escape');
  await expect(briefingText(page)).toContainText('The quay is flooded.');
  await expect(briefingText(page)).not.toContainText('holds');
  await desk.close();
});
