import { join } from 'node:path';
import { newestFirst } from '../../core/ipc/lists.ts';
import { chooseCommand, pressCommandKeys, request, selectPassage } from './acts.ts';
import { expect, launchDesk, type RunningDesk, test } from './app.ts';
import { blockFolder, briefingId, briefingPane, briefingText, folderOf, newBriefing, saved } from './writing.ts';

/** Ends the process as a crash would: nothing in it gets to run any more. */
async function kill({ app }: RunningDesk): Promise<void> {
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await gone;
}

test('brings back what was typed before a crash, all but the last second, with the cursor, and saves it', async ({
  folder,
}) => {
  const first = await launchDesk(folder);
  await newBriefing(first, 'Crash', 'Start.');
  await expect(saved(first.page)).toBeVisible();
  const id = await briefingId(first.page, 'Crash');
  const unblock = await blockFolder(await folderOf(join(first.library, 'briefings'), id));
  const typed: { readonly text: string; readonly at: number }[] = [];
  let text = '';
  for (let key = 0; key < 40; key += 1) {
    const letter = String.fromCharCode(97 + (key % 26));
    await first.page.keyboard.type(letter);
    text += letter;
    typed.push({ text, at: Date.now() });
    await first.page.waitForTimeout(60);
  }
  const killed = Date.now();
  await kill(first);
  await unblock();

  const promised = typed.findLast(({ at }) => at <= killed - 1000)?.text ?? '';
  expect(promised.length).toBeGreaterThan(5);
  const second = await launchDesk(folder);
  const { page } = second;
  await expect(briefingPane(page).getByText(/^Unsaved text of .* is back\.$/)).toBeVisible();
  await expect(briefingText(page)).toContainText(`Start.${promised}`);
  await expect(saved(page)).toBeVisible();
  const back = await briefingText(page).innerText();
  await briefingText(page).focus();
  await page.keyboard.type('|');
  expect(await briefingText(page).innerText()).toBe(`${back}|`);
  await expect(saved(page)).toBeVisible();
  await briefingPane(page).getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await second.close();

  const third = await launchDesk(folder);
  await expect(briefingText(third.page)).toContainText(`Start.${promised}`);
  await expect(third.page.getByText(/is back/)).toHaveCount(0);
  await third.close();
});

test('loses no saved text and no notice is given when nothing was unsaved at the crash', async ({ folder }) => {
  const first = await launchDesk(folder);
  await newBriefing(first, 'Quiet', 'All of it.');
  await expect(saved(first.page)).toBeVisible();
  await kill(first);
  const second = await launchDesk(folder);
  await expect(briefingText(second.page)).toContainText('All of it.');
  await expect(second.page.getByText(/is back/)).toHaveCount(0);
  await second.close();
});

test('brings back a comment that was being written at a crash', async ({ folder }) => {
  const first = await launchDesk(folder);
  await request(first.page, 'article.importText', { text: 'Slipway\n\nThe slipway was closed.', title: null });
  await first.page.getByRole('option', { name: /Slipway/ }).click();
  await selectPassage(first.page, 'was closed');
  await first.page.keyboard.press('m');
  const comment = first.page.getByRole('textbox', { name: 'Comment' });
  await expect(comment).toBeFocused();
  const reply = await request(first.page, 'article.page', { offset: 0, limit: 1, query: 'Slipway', sort: newestFirst });
  const articleId = JSON.stringify(reply).match(/"id":"([a-z0-9]+)"/)?.[1] ?? '';
  const unblock = await blockFolder(await folderOf(join(first.library, 'annotations'), articleId));
  await comment.pressSequentially('Ask why.');
  await first.page.waitForTimeout(1000);
  await kill(first);
  await unblock();
  const second = await launchDesk(folder);
  await expect(second.page.getByText(/^An unsaved comment of .* is back$/)).toBeVisible();
  await expect(second.page.getByRole('group', { name: /^Note/ }).getByText('Ask why.')).toBeVisible();
  const notes = await request(second.page, 'annotation.list', { articleId });
  expect(JSON.stringify(notes)).toContain('Ask why.');
  await second.close();
});

/** The number of the first numbered line in view. */
function topLine(page: RunningDesk['page']): Promise<number> {
  return page.locator('.cm-scroller').evaluate((scroller) => {
    const edge = scroller.getBoundingClientRect().top;
    const numbered = [...scroller.querySelectorAll('.cm-line')].filter((line) => /^Line \d/.test(line.textContent));
    const first = numbered.find((line) => line.getBoundingClientRect().bottom > edge + 3);
    return Number(/\d+/.exec(first?.textContent ?? '')?.[0]);
  });
}

test('puts cursor and scroll back where they were at the last close', async ({ folder }) => {
  const lines = Array.from({ length: 120 }, (_, line) => `Line ${line} of a long briefing.`).join('\n\n');
  const first = await launchDesk(folder);
  await request(first.page, 'briefing.create', { title: 'Long', body: lines });
  await first.page.getByRole('tab', { name: /Briefings/ }).click();
  await first.page.getByRole('option', { name: /Long/ }).click();
  await briefingText(first.page).getByText('Line 119 of a long briefing.').click();
  for (let key = 0; key < 60; key += 1) await first.page.keyboard.press('ArrowUp');
  await first.page.keyboard.type('§');
  await expect(saved(first.page)).toBeVisible();
  const line = (page: RunningDesk['page']) => page.locator('.cm-line', { hasText: '§' });
  await expect(line(first.page)).toBeInViewport();
  const before = await topLine(first.page);
  expect(before).toBeGreaterThan(20);
  await first.close();

  const second = await launchDesk(folder);
  await expect(line(second.page)).toBeInViewport();
  await expect.poll(async () => Math.abs((await topLine(second.page)) - before)).toBeLessThanOrEqual(1);
  await briefingText(second.page).evaluate((element: HTMLElement) => element.focus({ preventScroll: true }));
  await expect(second.page.locator('.cm-editor.cm-focused')).toBeVisible();
  await second.page.keyboard.type('|');
  await expect(line(second.page)).toContainText('§|');
  await second.close();
});

test('undoes across other documents, and across being put away', async ({ desk }) => {
  const { app, page } = desk;
  await newBriefing(desk, 'First', 'One.');
  await expect(saved(page)).toBeVisible();
  await page.waitForTimeout(600);
  await page.keyboard.type(' Two.');
  await newBriefing(desk, 'Second', 'Other.');
  await page.getByRole('tab', { name: /Briefings/ }).click();
  await page.getByRole('option', { name: /First/ }).click();
  await expect(page.getByLabel('Briefing title')).toHaveValue('First');
  await chooseCommand(app, 'briefing.remove');
  await expect(page.getByText('No briefing is open')).toBeVisible();
  await pressCommandKeys(app, 'act.undo');
  await expect(briefingText(page)).toContainText('One. Two.');
  await briefingText(page).focus();
  await page.keyboard.press('Control+z');
  await expect(briefingText(page)).not.toContainText('Two.');
  await expect(briefingText(page)).toContainText('One.');
  await page.keyboard.type(' Three.');
  await expect(saved(page)).toBeVisible();
  const reply = await request(page, 'briefing.get', { id: await briefingId(page, 'First') });
  expect(JSON.stringify(reply)).toContain('One. Three.');
});
