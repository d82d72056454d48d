import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, answerQuestions, answerSaveDialog, chooseCommand, noteRelaunch, request } from './acts.ts';
import { expect, launchDesk, test } from './app.ts';

const backups = (page: Page) => page.getByRole('dialog', { name: 'Backups' });
const restoring = (page: Page) => page.getByRole('dialog', { name: 'Restore from backup' });
const places = (page: Page) => backups(page).getByRole('list', { name: 'Places' }).getByRole('listitem');

test('copies to a second folder, and stops when told to', async ({ desk, folder }) => {
  const { app, page, library } = desk;
  const stick = join(folder, 'Stick');
  await mkdir(stick);
  await chooseCommand(app, 'library.backups');
  await expect(places(page).first()).toContainText(/Last copy today \d\d:\d\d · copies of \d+ documents/);
  await answerOpenDialog(app, [stick]);
  await backups(page).getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(places(page).nth(1)).toContainText('Stick');
  await expect(places(page).nth(1)).toContainText('Last copy today');
  const { id } = JSON.parse(await readFile(join(library, 'library.json'), 'utf8'));
  expect(await readdir(join(stick, id))).toContain('articles');
  await backups(page).getByRole('button', { name: 'Stop copying there' }).click();
  await expect(backups(page)).not.toContainText('Stick');
  expect(await readdir(join(stick, id))).toContain('articles');
});

test('refuses a second folder in the library and says why', async ({ desk }) => {
  const { app, page, library } = desk;
  await chooseCommand(app, 'library.backups');
  await answerOpenDialog(app, [library]);
  await backups(page).getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(page.getByText(/in the library itself and would be lost with it/)).toBeVisible();
  await expect(places(page).nth(1)).toContainText('A second place');
});

test('restores into a new library and opens that from then on', async ({ folder }) => {
  const desk = await launchDesk(folder);
  const { app, page, profile, library } = desk;
  await expect
    .poll(() => request(page, 'backup.status', {}))
    .toMatchObject({ ok: true, value: { pending: 0, places: [{ documents: 7 }] } });
  await chooseCommand(app, 'library.backups');
  await expect(places(page).first()).toContainText(/copies of \d+ documents/);
  await backups(page).getByRole('button', { name: 'Restore from backup…' }).click();
  await expect(restoring(page).getByRole('radio', { name: /Newest copies/ })).toBeChecked();
  await answerSaveDialog(app, library);
  await restoring(page).getByRole('button', { name: 'Restore into a new library…' }).click();
  await expect(page.getByText(/can’t be made inside the one that is open/)).toBeVisible();

  const target = join(folder, 'second', 'library');
  await answerSaveDialog(app, target);
  await restoring(page).getByRole('button', { name: 'Restore into a new library…' }).click();
  await expect(restoring(page)).toContainText(/“library” is ready.*3 sources, notes on 3, 1 briefing/);
  const relaunched = await noteRelaunch(app);
  await answerQuestions(app, 1);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await restoring(page).getByRole('button', { name: 'Open it now…' }).click();
  await ended;
  expect(relaunched()).toContain(`--library=${target}`);
  const settings = JSON.parse(await readFile(join(profile, 'settings.json'), 'utf8'));
  expect(settings.remarks.library).toBe(target);

  const second = await launchDesk(join(folder, 'second'));
  await expect(second.page.getByRole('option', { name: /Marrowgate/ })).toBeVisible();
  await second.close();
});
