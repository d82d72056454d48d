import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newestFirst } from '../../core/ipc/lists.ts';
import type { BriefingRow } from '../../core/model/catalogue.ts';
import { chooseCommand, request } from './acts.ts';
import { expect, type RunningDesk } from './app.ts';

export const briefingText = (page: Page) => page.getByRole('textbox', { name: 'Briefing text' });
export const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true });
export const briefingPane = (page: Page) => page.getByRole('region', { name: 'Briefing', exact: true });

/** Makes a briefing of this title, with the cursor after the text. */
export async function newBriefing({ app, page }: RunningDesk, title: string, text: string): Promise<void> {
  await chooseCommand(app, 'briefing.new');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Untitled briefing');
  await page.keyboard.type(title);
  await expect(page.getByLabel('Briefing title')).toHaveValue(title);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

export async function briefingId(page: Page, title: string): Promise<string> {
  const reply = await request(page, 'briefing.page', { offset: 0, limit: 1, query: title, sort: newestFirst });
  if (!reply.ok) throw new Error(reply.error.message);
  const [row] = (reply.value as { rows: readonly BriefingRow[] }).rows;
  if (row === undefined) throw new Error(`There is no briefing “${title}”.`);
  return row.id;
}

/** The folder of a document's file, below that of its kind. */
export async function folderOf(kindFolder: string, id: string): Promise<string> {
  for (const name of await readdir(kindFolder)) {
    const inside = await readdir(join(kindFolder, name)).catch((): string[] => []);
    if (inside.includes(`${id}.json`)) return join(kindFolder, name);
  }
  throw new Error(`There is no file of ${id}.`);
}

/** Puts a file where the folder was: nothing in it can be saved, whoever runs the test. Answers the way back. */
export async function blockFolder(folder: string): Promise<() => Promise<void>> {
  await rename(folder, `${folder}-away`);
  await writeFile(folder, '');
  return async () => {
    await rm(folder);
    await rename(`${folder}-away`, folder);
  };
}
