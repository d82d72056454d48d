import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOpenDialog, answerSaveDialog, chooseCommand, selectPassage } from './acts.ts';
import { expect, launchDesk, type RunningDesk, test } from './app.ts';

const report = `Ferry line drops its night crossing

The Oxmere ferry will stop sailing after 21:00 from 1 December, the operator said on Monday.

“We can’t crew a boat that carries four people,” said its manager — though 37 people signed for the last one.

The council has asked for the passenger counts of the past two winters.
`;

const briefingText = (page: RunningDesk['page']) => page.getByRole('textbox', { name: 'Briefing text' });
const sourceTitle = (page: RunningDesk['page']) =>
  page.getByRole('region', { name: 'Source' }).getByRole('heading', { name: 'Ferry line drops its night crossing' });
const commentText = (page: RunningDesk['page']) => page.getByRole('textbox', { name: /comment/i });
const saved = (page: RunningDesk['page']) => page.getByRole('status').getByText('Saved', { exact: true });

async function importReport({ app, page }: RunningDesk, folder: string): Promise<void> {
  const path = join(folder, 'ferry.txt');
  await writeFile(path, report);
  await answerOpenDialog(app, [path]);
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(sourceTitle(page)).toBeVisible();
}

async function startBriefing({ app, page }: RunningDesk, title: string): Promise<void> {
  await chooseCommand(app, 'briefing.new');
  await expect(page.getByLabel('Briefing title')).toHaveValue('Untitled briefing');
  await page.keyboard.type(title);
  await expect(page.getByLabel('Briefing title')).toHaveValue(title);
  await page.keyboard.press('Control+End');
}

test('does the main job by mouse and keyboard: import, highlight, comment, cite, quote, preview, export', async ({
  desk,
  folder,
}) => {
  const { app, page } = desk;
  await importReport(desk, folder);
  await startBriefing(desk, 'Night crossing');

  await page.keyboard.type('The last boat will leave before nine.');
  await selectPassage(page, 'stop sailing after 21:00 from 1 December');
  await page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name: 'Cite' }).click();
  const chip = briefingText(page).getByRole('button', { name: /Citation/ });
  await expect(chip).toHaveCount(1);

  await selectPassage(page, 'a boat that carries four people,” said its manager — though 37 people');
  await page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name: 'Comment' }).click();
  await commentText(page).pressSequentially('The petition says 41.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('group', { name: /Note/ }).getByText('The petition says 41.')).toBeVisible();

  await selectPassage(page, 'passenger counts of the past two winters');
  await page
    .getByRole('toolbar', { name: 'Selected passage' })
    .getByRole('button', { name: 'Quote', exact: true })
    .click();
  await expect(chip).toHaveCount(2);
  await expect(saved(page)).toBeVisible();

  await page.getByText('Read', { exact: true }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('The last boat will leave before nine.')).toBeVisible();
  await expect(preview.getByRole('link', { name: /¶2/ }).first()).toBeVisible();

  const path = join(folder, 'briefing.md');
  await answerSaveDialog(app, path);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByText('Exported briefing.md')).toBeVisible();
  const exported = await readFile(path, 'utf8');
  expect(exported).toContain('title: "Night crossing"');
  const [label] = /\[\^([a-z0-9]+)\]/.exec(exported)?.slice(1) ?? [];
  expect(exported).toContain(`The last boat will leave before nine.[^${label}]`);
  expect(exported).toContain(`\n[^${label}]: `);
  expect(exported).toContain('> passenger counts of the past two winters');
  expect(exported.match(/^\[\^[a-z0-9]+\]: /gm)).toHaveLength(2);
});

test('leads from a chip to its passage, and from a passage to the sentence that cites it', async ({ desk, folder }) => {
  const { page } = desk;
  await importReport(desk, folder);
  await startBriefing(desk, 'Traced');
  await page.keyboard.type('It stops at nine.');
  await selectPassage(page, 'after 21:00');
  await page.keyboard.press('c');
  await page
    .getByRole('option', { name: /Marrowgate/ })
    .first()
    .click();
  await expect(sourceTitle(page)).toHaveCount(0);

  const flashed = page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('bn-flash')));
  await briefingText(page)
    .getByRole('button', { name: /Citation/ })
    .click();
  await expect(sourceTitle(page)).toBeVisible();
  await flashed;

  await page.getByRole('button', { name: /cited once/ }).click();
  await expect(page.getByText('It stops at nine.').first()).toBeVisible();
});

test('paints overlapping highlights without touching the text', async ({ desk, folder }) => {
  const { page } = desk;
  await importReport(desk, folder);
  await selectPassage(page, 'The Oxmere ferry will stop sailing');
  await page.keyboard.press('1');
  await selectPassage(page, 'stop sailing after 21:00');
  await page.keyboard.press('3');
  const painted = () =>
    page.evaluate(() =>
      [...CSS.highlights].flatMap(([name, highlight]) =>
        [...highlight].map((range) => `${name}: ${(range as Range).toString()}`),
      ),
    );
  // Where two overlap the newer has the ground and the older a line below, so that both are seen.
  await expect
    .poll(painted)
    .toEqual([
      'bn-key-point: The Oxmere ferry will ',
      'bn-key-point-line-1: stop sailing',
      'bn-figure-selected: stop sailing after 21:00',
    ]);
});

test('puts a removed note back', async ({ desk, folder }) => {
  const { app, page } = desk;
  await importReport(desk, folder);
  await selectPassage(page, 'passenger counts');
  await page.keyboard.press('m');
  await commentText(page).pressSequentially('Ask the harbour office.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Remove note' }).click();
  await expect(page.getByText('Ask the harbour office.')).toHaveCount(0);
  await chooseCommand(app, 'act.undo');
  await expect(page.getByText('Ask the harbour office.')).toBeVisible();
});

test('keeps everything it called saved when it is killed right after', async ({ folder }) => {
  const first = await launchDesk(folder);
  await importReport(first, folder);
  await startBriefing(first, 'Killed');
  await first.page.keyboard.type('The night boat is gone.');
  await selectPassage(first.page, 'stop sailing after 21:00');
  await first.page.keyboard.press('c');
  await expect(briefingText(first.page).getByRole('button', { name: /Citation/ })).toHaveCount(1);
  await first.page.keyboard.type(' Until spring.');
  await expect(saved(first.page)).toBeVisible();
  first.app.process().kill('SIGKILL');
  await new Promise((resolve) => first.app.process().once('exit', resolve));

  const second = await launchDesk(folder);
  await expect(second.page.getByLabel('Briefing title')).toHaveValue('Killed');
  await expect(briefingText(second.page)).toContainText('The night boat is gone.');
  await expect(briefingText(second.page)).toContainText('Until spring.');
  await expect(briefingText(second.page).getByRole('button', { name: /¶2/ })).toHaveCount(1);
  await expect(sourceTitle(second.page)).toBeVisible();
  await second.close();
});

test('saves what was typed a moment before the window is closed', async ({ folder }) => {
  const first = await launchDesk(folder);
  await startBriefing(first, 'Closed at once');
  await first.page.keyboard.type('Typed last.');
  await first.close();
  const second = await launchDesk(folder);
  await expect(briefingText(second.page)).toContainText('Typed last.');
  await second.close();
});
