import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  answerOpenDialog,
  answerSaveDialog,
  briefingText,
  chooseCommand,
  dropFiles,
  importReport,
  libraryList,
  openSource,
  selectPassage,
  sourcePane,
} from './acts.ts';
import { expect, type RunningDesk, test } from './app.ts';
import { oneOfEachForm, writeFiles } from './one-of-each-form.ts';
import { sourcesInOtherScripts } from './sources-in-other-scripts.ts';

/** Opens each and looks for its text and for what its own data says. */
async function expectEachToRead(page: Page): Promise<void> {
  // The list grows while they come in, and its rows move.
  await expect(libraryList(page).getByRole('option')).toHaveCount(oneOfEachForm.length + 3);
  for (const { title, text, facts } of oneOfEachForm) {
    await openSource(page, title);
    await expect(page.locator('[data-block]', { hasText: text })).toBeVisible();
    for (const fact of facts) await expect(sourcePane(page).getByText(fact, { exact: true })).toBeVisible();
  }
}

async function saveOriginal({ app, page }: RunningDesk, path: string, name: string): Promise<Buffer> {
  await answerSaveDialog(app, path);
  await chooseCommand(app, 'source.saveOriginal');
  await expect(page.getByText(`Exported ${name}`)).toBeVisible();
  return await readFile(path);
}

test('takes in one file of each form by dialog, reads its own data, and gives its bytes back', async ({
  desk,
  folder,
}) => {
  const { app, page } = desk;
  await answerOpenDialog(app, await writeFiles(folder, oneOfEachForm));
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('Imported 6 sources')).toBeVisible();
  await expectEachToRead(page);
  for (const { title, name, content } of oneOfEachForm) {
    await openSource(page, title);
    const bytes = await saveOriginal(desk, join(folder, `saved ${name}`), `saved ${name}`);
    expect(bytes.equals(Buffer.from(content)), name).toBe(true);
  }
});

test('takes in one file of each form by drop, and the same as a folder by dialog only once', async ({
  desk,
  folder,
}) => {
  const { app, page } = desk;
  const [loose, inFolder] = [oneOfEachForm.slice(0, 3), oneOfEachForm.slice(3)];
  const below = join(folder, 'dropped', 'below');
  await mkdir(below, { recursive: true });
  await writeFiles(below, inFolder);
  await dropFiles(page, [...(await writeFiles(folder, loose)), join(folder, 'dropped')]);
  await expect(page.getByText('Imported 6 sources')).toBeVisible();
  await expectEachToRead(page);

  await writeFiles(join(folder, 'dropped'), [...loose, { name: 'new.txt', content: 'The only new one.\n' }]);
  await answerOpenDialog(app, [join(folder, 'dropped')]);
  await chooseCommand(app, 'source.importFolder');
  await expect(importReport(page).getByText('1 added · 6 already here')).toBeVisible();
  await importReport(page).getByRole('button', { name: 'Done' }).click();
  await expect(libraryList(page).getByRole('option', { name: 'The only new one.' })).toHaveCount(1);
});

test('shows a source in its own script and direction, and cites and exports its passages so', async ({
  desk,
  folder,
}, info) => {
  const { app, page } = desk;
  await answerOpenDialog(app, await writeFiles(folder, sourcesInOtherScripts));
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('Imported 3 sources')).toBeVisible();
  await expect(libraryList(page).getByRole('option')).toHaveCount(6);
  await chooseCommand(app, 'briefing.new');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Untitled briefing');
  await page.keyboard.press('Control+End');
  for (const { title, language, direction, passage, locator } of sourcesInOtherScripts) {
    await openSource(page, title);
    const text = page.locator('[data-article]');
    await expect(text).toHaveAttribute('lang', language);
    await expect(text).toHaveCSS('direction', direction);
    await selectPassage(page, passage);
    await page
      .getByRole('toolbar', { name: 'Selected passage' })
      .getByRole('button', { name: 'Quote', exact: true })
      .click();
    await expect(briefingText(page).getByRole('button', { name: `, ${locator}` })).toHaveCount(1);
    await page.screenshot({ path: info.outputPath(`${language} ${locator}.png`) });
  }
  const path = join(folder, 'briefing.md');
  await answerSaveDialog(app, path);
  await chooseCommand(app, 'briefing.export');
  await expect(page.getByText('Exported briefing.md')).toBeVisible();
  const exported = await readFile(path, 'utf8');
  for (const { title, passage, locator } of sourcesInOtherScripts) {
    expect(exported).toContain(`> ${passage}`);
    const footnotes = exported.split('\n').filter((line) => line.startsWith('[^') && line.includes(title));
    expect(footnotes.join(), title).toContain(locator);
  }
});
