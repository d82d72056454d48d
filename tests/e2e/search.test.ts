import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { outFolder } from '../../build/paths.ts';
import type { SearchHit } from '../../core/ipc/search.ts';
import { copyLibrary, makeLibrary } from '../bench/corpus/library.ts';
import { corpusWords } from '../bench/corpus/words.ts';
import { chooseCommand, pressCommandKeys, request, selectPassage, sourceHeading, sourcePane } from './acts.ts';
import { expect, launchDesk, type RunningDesk, test } from './app.ts';
import { briefingPane } from './writing.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search sources, notes, briefings' });
const results = (page: Page) => page.getByRole('listbox', { name: 'Search results' });
const hits = (page: Page) => results(page).getByRole('option');
const incomplete = (page: Page) => page.getByText(/results may be incomplete/);

/** Whether the page marks the hit that was gone to, within the pane that shows it. */
const currentHitInView = (page: Page) =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get('bn-hit-current') ?? [];
    if (!(range instanceof Range)) return null;
    const { top, bottom } = range.getBoundingClientRect();
    return { text: range.toString(), inView: top > 0 && bottom < window.innerHeight && bottom > top };
  });

test('finds words in 10,000 sources while they are being indexed, and again after the index was lost', async () => {
  // Making the library and indexing it to the end take most of it.
  test.setTimeout(360_000);
  const seed = 1;
  const made = await makeLibrary({ articles: 10_000, seed, say: () => undefined });
  await mkdir(join(outFolder, 'test'), { recursive: true });
  const folder = await mkdtemp(join(outFolder, 'test/search-'));
  const library = join(folder, 'library');
  const running: RunningDesk[] = [];
  const [word = ''] = corpusWords(seed).English.frequent.filter((one) => one.length > 5);
  try {
    await rename(await copyLibrary(made), library);
    const first = await launchDesk(folder);
    running.push(first);
    await box(first.page).click();
    await first.page.keyboard.type(word);
    await expect(hits(first.page).first()).toBeVisible();
    await expect(incomplete(first.page)).toBeVisible();
    await openFirst(first.page, word);
    await expect(incomplete(first.page)).toBeHidden({ timeout: 240_000 });
    expect(await total(first.page, word)).toBeGreaterThan(1000);
    await running.pop()?.close();

    await rm(join(library, 'search'), { recursive: true, force: true });
    const second = await launchDesk(folder);
    running.push(second);
    await box(second.page).click();
    await second.page.keyboard.type(word);
    await expect(hits(second.page).first()).toBeVisible();
    await expect(incomplete(second.page)).toBeVisible();
    await openFirst(second.page, word);
  } finally {
    for (const desk of running) await desk.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Opens the first source whose text has the word: briefings are indexed before most of them. */
async function openFirst(page: Page, word: string): Promise<void> {
  await page.getByRole('tab', { name: /^Sources/ }).click();
  const inText = hits(page).filter({ has: page.locator('.snippet mark') });
  await inText.first().click();
  await expect.poll(() => currentHitInView(page)).toMatchObject({ inView: true });
  expect((await currentHitInView(page))?.text.toLowerCase()).toContain(word.toLowerCase());
}

async function total(page: Page, query: string): Promise<number> {
  const reply = await request(page, 'search.query', { query, scope: 'all', offset: 0, limit: 1, typing: false });
  return reply.ok ? (reply.value as { total: number }).total : -1;
}

test('opens a hit in a source, a note and a briefing at its passage, from the keyboard', async ({ desk }) => {
  const { app, page } = desk;
  await page.locator('.cm-content').click();
  await pressCommandKeys(app, 'find.search');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('night pilots');
  await expect(hits(page).first()).toBeVisible();
  const kinds = async () => await hits(page).locator('.kind').allTextContents();
  await expect.poll(async () => new Set(await kinds()).size).toBeGreaterThan(1);

  await page.keyboard.press('ArrowDown');
  const active = await box(page).getAttribute('aria-activedescendant');
  await expect(page.locator(`#${active}`)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: /^Briefings/ }).click();
  await box(page).focus();
  await page.keyboard.press('Enter');
  await expect(briefingPane(page).locator('.cm-content')).toContainText('Night berthing');
  await expect(box(page)).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveValue('');
  await expect(page.getByRole('listbox', { name: 'Sources' })).toBeVisible();
});

test('finds an Urdu and a Chinese word, forgives a typing error, and says when there is nothing', async ({ desk }) => {
  const { page } = desk;
  const search = async (query: string) => {
    await box(page).fill(query);
    await expect(hits(page).first()).toBeVisible();
  };
  await search('بندرگاہ');
  await expect(hits(page).first().locator('.title')).toHaveCSS('direction', 'rtl');
  await search('引航');
  await expect(hits(page).first().locator('mark').first()).toHaveText('引航');
  await search('pilotz');
  await expect(page.getByText(/Showing results for ‘pilots?’/)).toBeVisible();
  await box(page).fill('zzzznothing');
  await expect(page.getByText('No results for “zzzznothing”.')).toBeVisible();
});

test('finds what was typed into a note a moment ago, and opens it', async ({ desk }) => {
  const { app, page } = desk;
  await selectPassage(page, 'the third monthly fall in a row');
  await chooseCommand(app, 'passage.comment');
  await page.getByRole('textbox', { name: 'Comment' }).fill('Ask the quaestor about this.');
  await page.keyboard.press('Control+Enter');
  await expect(async () => {
    await box(page).fill('quaesto');
    await expect(hits(page).first()).toBeVisible({ timeout: 700 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(sourcePane(page).getByText('Ask the quaestor about this.')).toBeVisible();
});

test('goes to a source by a word of its text from the palette', async ({ desk }) => {
  const { app, page } = desk;
  await pressCommandKeys(app, 'find.open');
  const palette = page.getByRole('dialog', { name: 'Go to' });
  const title = '马罗盖特引航争端推高运费，保险商要求书面方案';
  await palette.getByRole('combobox').fill('船务代理');
  await expect(palette.getByRole('option').first()).toContainText(title);
  await expect(palette.getByRole('option').nth(1)).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(sourceHeading(page, title)).toBeVisible();
});

test('finds words in the source and in the briefing by the menu’s own commands', async ({ desk }) => {
  const { app, page } = desk;
  await chooseCommand(app, 'focus.source');
  await chooseCommand(app, 'find.within');
  await page.getByRole('textbox', { name: 'Find in this source' }).fill('pilots');
  const bar = sourcePane(page).getByRole('search', { name: 'Find in this source' });
  await expect(bar).toContainText(/1 of \d/);
  await chooseCommand(app, 'find.next');
  await expect(bar).toContainText(/2 of /);
  await chooseCommand(app, 'find.previous');
  await expect(bar).toContainText(/1 of /);
  await page.locator('.cm-content').click();
  await chooseCommand(app, 'find.within');
  await expect(briefingPane(page).locator('.cm-search')).toBeVisible();
});

test('answers hostile queries without a fault', async ({ desk }) => {
  const { page } = desk;
  const queries = [
    '"',
    '-',
    'OR OR',
    'a:b:c',
    '*',
    '"unclosed -x OR',
    'before:soon',
    `${'x'.repeat(1999)}`,
    '\u0000\uD800',
  ];
  for (const query of queries) {
    const reply = await request(page, 'search.query', { query, scope: 'all', offset: 0, limit: 20, typing: true });
    expect(reply.ok || query).toBe(true);
    const found = reply.ok ? (reply.value as { hits: readonly SearchHit[] } | null) : null;
    expect(found === null || Array.isArray(found.hits)).toBe(true);
  }
});
