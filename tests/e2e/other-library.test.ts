import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOpenDialog, answerQuestions, chooseCommand, noteRelaunch } from './acts.ts';
import { expect, launchDesk, test } from './app.ts';
import { newBriefing } from './writing.ts';

test('opens another library, an empty folder being a new one, with all that was written saved', async ({ folder }) => {
  const desk = await launchDesk(folder);
  const { app, library, profile } = desk;
  const other = join(folder, 'other', 'library');
  await mkdir(other, { recursive: true });
  await newBriefing(desk, 'First', 'Just typed.');
  const relaunched = await noteRelaunch(app);
  await answerOpenDialog(app, [other]);
  await answerQuestions(app, 1);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await chooseCommand(app, 'library.open');
  await ended;
  expect(relaunched().filter((argument) => argument.startsWith('--library'))).toEqual([`--library=${other}`]);
  expect(JSON.parse(await readFile(join(profile, 'settings.json'), 'utf8')).remarks.library).toBe(other);
  const texts = await Promise.all(
    (await readdir(join(library, 'briefings'), { recursive: true }))
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFile(join(library, 'briefings', name), 'utf8')),
  );
  expect(texts.join('')).toContain('Just typed.');

  const second = await launchDesk(join(folder, 'other'));
  await expect(second.page.getByRole('banner')).toContainText('library');
  await second.close();
});

test('stays with its library when the other is not wanted after all, or is none', async ({ desk, folder }) => {
  const { app, page } = desk;
  const other = join(folder, 'Letters');
  await mkdir(other);
  const relaunched = await noteRelaunch(app);
  await answerQuestions(app, 0);
  await answerOpenDialog(app, [other]);
  await chooseCommand(app, 'library.open');
  await writeFile(join(other, 'letter.txt'), 'Dear all');
  await chooseCommand(app, 'library.open');
  await expect(page.getByText('Not opened: “Letters” holds other files and no library.')).toBeVisible();
  expect([await readdir(other), relaunched()]).toEqual([['letter.txt'], []]);
});
