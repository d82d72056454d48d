import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { seal, unseal } from '../../electron/store/documents/envelope.ts';
import { request } from './acts.ts';
import { expect, type RunningDesk, test } from './app.ts';
import { briefingId, briefingPane, briefingText, folderOf, newBriefing, saved } from './writing.ts';

/** Puts a newer file in the place of the briefing's, as a synchronising program does. */
async function writeElsewhere({ library }: RunningDesk, id: string, sentence: string): Promise<void> {
  const path = join(await folderOf(join(library, 'briefings'), id), `${id}.json`);
  const { body, revision } = unseal('briefing', id, await readFile(path));
  const theirs = { ...body, body: body.body.replace('Ours.', sentence) };
  await writeFile(path, seal('briefing', id, { revision: revision + 1, parent: revision, body: theirs }));
}

test('a conflict is compared and decided by keyboard alone, and undone', async ({ desk }) => {
  const { page } = desk;
  const bar = briefingPane(page).getByRole('alert');
  await newBriefing(desk, 'Shared', 'Ours.');
  await expect(saved(page)).toBeVisible();
  await writeElsewhere(desk, await briefingId(page, 'Shared'), 'Theirs.');
  await page.keyboard.type(' More.');
  await expect(bar).toContainText('Another program changed this briefing while you were writing.');

  await bar.getByRole('button', { name: 'Compare' }).press('Enter');
  const listed = page.getByRole('dialog', { name: 'Damage and conflicts' });
  const compared = page.getByRole('dialog', { name: 'Two versions' });
  await expect(compared.locator(':focus')).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await compared.getByRole('button', { name: 'Take theirs' }).press('Enter');
  await expect(listed).toContainText('All is well');
  await expect(listed.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');

  await expect(bar).toHaveCount(0);
  await expect(briefingText(page)).toContainText('Theirs.');
  await expect(page.getByText('The briefing was changed elsewhere')).toHaveCount(0);
  await briefingText(page).focus();
  await page.keyboard.press('Control+z');
  await expect(briefingText(page)).toContainText('Ours. More.');
});

test('text goes on being saved after another program deleted its briefing', async ({ desk }) => {
  const { page, library } = desk;
  await newBriefing(desk, 'Shared', 'Ours.');
  await expect(saved(page)).toBeVisible();
  const id = await briefingId(page, 'Shared');
  await expect.poll(() => request(page, 'backup.status', {})).toMatchObject({ ok: true, value: { pending: 0 } });
  await rm(join(await folderOf(join(library, 'briefings'), id), `${id}.json`));
  await page.keyboard.type(' More.');
  await expect(saved(page)).toBeVisible();
  await expect(briefingPane(page).getByRole('alert')).toHaveCount(0);
  expect(JSON.stringify(await request(page, 'briefing.get', { id }))).toContain('Ours. More.');
});
