import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newsPage } from '../import-files/html.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  briefingText,
  chooseCommand,
  dropFiles,
  importReport,
  libraryList,
  request,
  selectPassage,
  sourceHeading,
  sourcePane,
} from './acts.ts';
import { expect, type RunningDesk } from './app.ts';
import { test } from './page-server.ts';

const head = '<title>Pilots refuse night shifts</title>';
const lines = {
  lead: 'The port’s pilots have refused to work at night since January, the harbour office said on Tuesday.',
  rest: 'They want a second pilot on every boat and eleven hours of rest between two shifts.',
  lights: 'The lights of the northern channel have been dark since the storm of the ninth of December.',
  ships: 'In February 214 ships entered the port, a third fewer than in the same month of last year.',
  cost: 'Each hour of waiting costs an owner of a tanker some four thousand crowns, brokers say.',
  talks: 'Talks between the union and the board are to be taken up again after Easter, both sides said.',
  fine: 'The ministry has threatened to fine every pilot who stays at home without a doctor’s letter.',
} as const;
const paragraphs = (texts: readonly string[]): string =>
  newsPage(`<h1>Pilots refuse night shifts</h1>${texts.map((text) => `<p>${text}</p>`).join('\n')}`, { head });

const { lead, rest, lights, ships, cost, talks, fine } = lines;
const before = paragraphs([lead, rest, lights, ships, cost, talks, fine]);
const after = paragraphs([
  lead,
  rest,
  'A spokesman for the insurers called the state of the northern approach a scandal.',
  ships.replace('214', '241').replace('a third fewer', 'a quarter fewer'),
  cost.replace('some four thousand', 'more than five thousand'),
  'The mayor has offered to hear both sides in the town hall next week.',
  lights,
]);

const passages = {
  exact: 'refused to work at night since January',
  moved: 'dark since the storm of the ninth of December',
  accepted: '214 ships entered the port, a third fewer',
  rejected: 'costs an owner of a tanker some four thousand crowns',
  lost: 'fine every pilot who stays at home',
} as const;

const notes = (page: Page) => page.getByRole('region', { name: 'Notes' });
const note = (page: Page, name: RegExp) => notes(page).getByRole('group', { name });
const undecided = (page: Page) => sourcePane(page).getByText(/to decide\.|All are decided\./);

async function importPage({ app, page }: RunningDesk, address: string): Promise<void> {
  await request(page, 'settings.set', { allowPrivateAddresses: true });
  await chooseCommand(app, 'source.importUrl');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Address' }).fill(address);
  await page.keyboard.press('Enter');
  await expect(sourceHeading(page, 'Pilots refuse night shifts')).toBeVisible();
}

async function highlight(page: Page, passage: string, key: '1' | '2' | '3' | '4'): Promise<void> {
  const count = await notesOnSource(page);
  await selectPassage(page, passage);
  await page.keyboard.press(key);
  await expect.poll(() => notesOnSource(page)).toBe(count + 1);
}

async function notesOnSource(page: Page): Promise<number> {
  return Number.parseInt(
    await sourcePane(page)
      .getByText(/^\d+ notes?$/)
      .innerText(),
    10,
  );
}

/** Drops one file on the lower part of the open source, where it becomes its next version. */
async function dropOnSource(page: Page, path: string): Promise<void> {
  const box = await sourcePane(page).boundingBox();
  if (box === null) throw new Error('The source pane is not in view.');
  await dropFiles(page, [path], { x: box.x + box.width / 2, y: box.y + 0.85 * box.height });
}

test('follows the notes of a page that its publisher changes, through all that can become of them', async ({
  desk,
  folder,
  server,
}) => {
  const { app, page } = desk;
  server.show(before);
  await importPage(desk, server.address);
  await chooseCommand(app, 'briefing.new');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Untitled briefing');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Fewer ships came.');
  await selectPassage(page, passages.accepted);
  await page.keyboard.press('c');
  const chip = briefingText(page).getByRole('button', { name: /^Citation/ });
  await expect(chip).toHaveCount(1);
  await highlight(page, passages.exact, '1');
  await highlight(page, passages.moved, '2');
  await highlight(page, passages.rejected, '3');
  await highlight(page, passages.lost, '4');

  server.show(after);
  await chooseCommand(app, 'source.updateFromUrl');
  await expect(page.getByText('Version 2: 1 note unchanged, 1 moved, 2 changed, 1 not found.')).toBeVisible();
  await expect(undecided(page)).toContainText('3 to decide.');
  await expect(chip).toHaveAccessibleName(/changed/);

  // The first to decide has the new figures beside the old.
  await chooseCommand(app, 'passage.nextUnsure');
  const open = notes(page).getByRole('group', { name: 'Changed passage, old and new words' });
  await expect(open.locator('del').first()).toBeVisible();
  await expect(open).toContainText('ships entered the port');
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(undecided(page)).toContainText('2 to decide.');
  await expect(chip).not.toHaveAccessibleName(/changed/);

  await chooseCommand(app, 'passage.nextUnsure');
  await expect(open).toContainText('an owner of a tanker');
  await page.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(note(page, /passage not found/)).toHaveCount(2);
  await expect(undecided(page)).toContainText('2 to decide.');

  await page.getByRole('region', { name: 'Attach the note' }).waitFor();
  await selectPassage(page, 'costs an owner of a tanker more than five thousand crowns');
  await page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name: 'Attach note' }).click();
  await expect(undecided(page)).toContainText('1 to decide.');

  await chooseCommand(app, 'passage.nextUnsure');
  await expect(page.getByRole('region', { name: 'Attach the note' })).toContainText(passages.lost);
  await selectPassage(page, 'offered to hear both sides');
  await page.getByRole('region', { name: 'Attach the note' }).getByRole('button', { name: 'Attach' }).click();
  await expect(undecided(page)).toContainText('All are decided.');
  await expect(note(page, /passage not found|passage changed/)).toHaveCount(0);
  // The last of the text: it tells where it went once it is open.
  await chooseCommand(app, 'passage.next');
  await expect(note(page, /moved in version 2/)).toHaveCount(1);

  await chooseCommand(app, 'source.versions');
  const versions = page.getByRole('dialog', { name: 'Versions of the source' });
  await expect(versions.getByRole('region', { name: 'Comparison' })).toContainText('fine every pilot');
  await expect(versions.getByRole('region', { name: 'Comparison' })).toContainText('The mayor has offered');
  await page.keyboard.press('Escape');

  const path = join(folder, 'source.md');
  await answerSaveDialog(app, path);
  await chooseCommand(app, 'source.export');
  await expect(page.getByText(/^Exported/)).toBeVisible();
  const sidecar = await readFile(join(folder, 'source.annotations.json'), 'utf8');
  for (const passage of [passages.exact, passages.moved, '241 ships entered the port, a quarter fewer'])
    expect(sidecar).toContain(passage);
  expect(sidecar).not.toContain('214 ships');
});

test('takes a file dropped on the source for its next version, and one dropped above for a new source', async ({
  desk,
  folder,
}) => {
  const { app, page } = desk;
  const [first, second, other] = ['first.txt', 'second.txt', 'other.txt'].map((name) => join(folder, name));
  await writeFile(first ?? '', 'The ferry leaves at nine.\n\nFour people came.\n');
  await writeFile(second ?? '', 'The ferry leaves at ten.\n\nFour people came.\n');
  await writeFile(other ?? '', 'Another ferry.\n');
  await answerOpenDialog(app, [first ?? '']);
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.locator('[data-block]', { hasText: 'leaves at nine' })).toBeVisible();

  await dropOnSource(page, second ?? '');
  await expect(page.locator('[data-block]', { hasText: 'leaves at ten' })).toBeVisible();
  await expect(page.getByText('Version 2 is here. No passage of it is noted yet.')).toBeVisible();
  await expect(libraryList(page).getByRole('option')).toHaveCount(4);

  await dropFiles(page, [other ?? '']);
  await expect(libraryList(page).getByRole('option', { name: 'Another ferry.' })).toHaveCount(1);
  await expect(importReport(page)).toHaveCount(0);
});

test('says at each citation that its source was withdrawn', async ({ desk }) => {
  const { app, page } = desk;
  const chip = briefingText(page)
    .getByRole('button', { name: /^Citation: Ister Courier/ })
    .first();
  await chip.click();
  await expect(sourceHeading(page, 'Pilots’ night refusal')).toBeVisible();
  await expect(chip).not.toHaveAccessibleName(/withdrawn/);
  await chooseCommand(app, 'source.details');
  const details = page.getByRole('dialog', { name: 'Source details' });
  await details.getByRole('combobox', { name: 'Status' }).selectOption('Withdrawn');
  await details.getByRole('button', { name: 'Save' }).click();
  await expect(chip).toHaveAccessibleName(/, withdrawn$/);
  await page.getByText('Read', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Preview' }).getByText('withdrawn').first()).toBeVisible();
});
