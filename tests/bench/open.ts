import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { scrollThrough, watchFrames } from './open/frames.ts';
import { longNotes, longTitle, longWords, prepareLibrary } from './open/prepare-library.ts';
import type { BenchOptions, BenchSuite, Measured, Row } from './report.ts';
import { median, p95, rounded } from './statistics.ts';
import { clickToPaint } from './window/key-to-paint.ts';
import { launchBare, launchDesk } from './window/launch.ts';
import { withWindows } from './window/prepare.ts';

/** Milliseconds from a click to the painted text of an article of usual length, at the 95th percentile. */
const mostToPaint = 50;
/** Milliseconds that a frame may take once the first screen of a very long article stands. */
const mostFrame = 50;

export const suite: BenchSuite = { name: 'open', run: (options) => withWindows(() => run(options)) };

async function run(options: BenchOptions): Promise<Measured> {
  const sizes = options.articles !== null ? [options.articles] : options.quick ? [1_000] : [1_000, 10_000, 100_000];
  const rows: Row[] = [];
  const failures: string[] = [];
  for (const articles of sizes) {
    const { library, profile } = await prepareLibrary(articles, options);
    try {
      const measured = await measure({ articles, library, profile }, options);
      rows.push(...measured.rows);
      failures.push(...measured.failures);
    } finally {
      await Promise.all([library, profile].map((path) => rm(path, { recursive: true, force: true, maxRetries: 5 })));
    }
  }
  const notes = [
    'Click → painted: from the click’s event to the end of the frame that shows the text, in the built app’s window. Each article and briefing is opened for the first time; the files are in the system’s cache.',
    'The peer, by turns with it: the same text put into a bare page of the same runtime by `textContent` at a click; it has no file to read, no Markdown and no notes.',
    `The long article has ${longWords} words and ${longNotes} notes.`,
  ];
  return { rows, notes, failures };
}

type Place = { readonly articles: number; readonly library: string; readonly profile: string };
type Windows = { readonly page: Page; readonly bare: Page };

async function measure(place: Place, { quick, say }: BenchOptions): Promise<Pick<Measured, 'rows' | 'failures'>> {
  const desk = await launchDesk(place);
  const peer = await launchBare({ page: join(import.meta.dirname, 'open', 'bare') });
  try {
    const windows = { page: desk.page, bare: peer.page };
    const samples = quick ? 14 : 60;
    const short = await openEach(windows, 'Sources', samples);
    say(`${place.articles} articles: sources opened`);
    const briefings = await openEach(windows, 'Briefings', Math.min(samples, Math.floor(place.articles / 200)));
    say('briefings opened');
    const long = await openLong(windows, quick ? 3 : 8);
    say('the long source opened and scrolled');
    const row = (what: string, times: readonly number[], peers: readonly number[]): Row => ({
      what,
      articles: place.articles,
      'ms p50': rounded(median(times)),
      'ms p95': rounded(p95(times)),
      longest: rounded(Math.max(...times)),
      'peer p50': peers.length === 0 ? null : rounded(median(peers)),
      ratio: peers.length === 0 ? null : rounded(median(times) / median(peers)),
    });
    const failures: string[] = [];
    if (p95(short.times) > mostToPaint)
      failures.push(`An article takes ${rounded(p95(short.times))} ms to be painted at ${place.articles} articles.`);
    const worst = Math.max(...long.growing, ...long.scrolling);
    if (worst > mostFrame) failures.push(`A frame takes ${rounded(worst)} ms in the long article.`);
    return {
      rows: [
        row('article of 600–900 words', short.times, short.peers),
        row('briefing', briefings.times, briefings.peers),
        row('long article', long.times, long.peers),
        row('  frames while the rest is built', long.growing, []),
        row('  frames of a scroll to its end', long.scrolling, []),
        row('  a note opened by a click', long.steps, []),
      ],
      failures,
    };
  } finally {
    await Promise.all([desk.close(), peer.close()]);
  }
}

type Opened = { readonly times: number[]; readonly peers: number[] };

/** Opens so many rows of a list one after the other, none twice, each followed by its peer. */
async function openEach(windows: Windows, list: 'Sources' | 'Briefings', count: number): Promise<Opened> {
  const { page } = windows;
  const opened: Opened = { times: [], peers: [] };
  await page.getByRole('tab', { name: list }).click();
  const options = page.getByRole('listbox', { name: list }).getByRole('option');
  await options.first().waitFor();
  const seen = new Set<string>([longTitle]);
  while (opened.times.length < count) {
    const before = opened.times.length;
    for (const [index, { text, isOpen }] of (await options.evaluateAll(readRows)).entries()) {
      const isKnown = isOpen || [...seen].some((each) => text.includes(each));
      if (isKnown || opened.times.length >= count || !(await isClickable(page, list, index))) continue;
      seen.add(text);
      await openOne(windows, list, index, opened);
    }
    if (opened.times.length === before) break;
    await page.getByRole('listbox', { name: list }).hover();
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(300);
  }
  return opened;
}

/** Runs in the page. */
function readRows(rows: readonly Element[]): { readonly text: string; readonly isOpen: boolean }[] {
  return rows.map((row) => ({ text: row.textContent ?? '', isOpen: row.getAttribute('aria-selected') === 'true' }));
}

const selectorOf = (list: string, index: number) =>
  `[role="listbox"][aria-label="${list}"] >> [role="option"] >> nth=${index}`;

async function isClickable(page: Page, list: string, index: number): Promise<boolean> {
  const [box, within] = await Promise.all([
    page.locator(selectorOf(list, index)).boundingBox(),
    page.getByRole('listbox', { name: list }).boundingBox(),
  ]);
  if (box === null || within === null) return false;
  const middle = box.y + box.height / 2;
  return middle > within.y + 8 && middle < within.y + within.height - 8;
}

async function openOne({ page, bare }: Windows, list: string, index: number, opened: Opened): Promise<void> {
  // What is open now: another one is open once this is no longer so.
  await page.evaluate(() => {
    const shown = () => [
      document.querySelector('[data-article]')?.getAttribute('data-article'),
      document.querySelector<HTMLInputElement>('[aria-label="Briefing title"]')?.value,
    ];
    const before = shown().join();
    Object.assign(window, {
      isOther: () => shown().join() !== before && document.querySelector('[data-block]') !== null,
    });
  });
  const until = () => (window as unknown as { isOther(): boolean }).isOther();
  const ownTime = await clickToPaint(page, selectorOf(list, index), { until });
  if (list === 'Briefings' && (await page.locator('.cm-content').count()) === 0) return;
  const shown = list === 'Sources' ? '.source-text' : '.cm-content';
  const text = await page
    .locator(shown)
    .first()
    .evaluate((element) => element.textContent ?? '');
  opened.times.push(ownTime);
  opened.peers.push(await openBare(bare, text));
}

async function openBare(bare: Page, text: string): Promise<number> {
  await bare.evaluate((next) => {
    document.querySelector('article')?.replaceChildren();
    Object.assign(window, { nextText: next });
  }, text);
  return await clickToPaint(bare, 'button');
}

type Long = Opened & { readonly growing: number[]; readonly scrolling: number[]; readonly steps: number[] };

async function openLong(windows: Windows, times: number): Promise<Long> {
  const { page } = windows;
  const long: Long = { times: [], peers: [], growing: [], scrolling: [], steps: [] };
  await page.getByRole('tab', { name: 'Sources' }).click();
  await page.getByRole('listbox', { name: 'Sources' }).hover();
  await page.mouse.wheel(0, -1_000_000);
  const options = page.getByRole('listbox', { name: 'Sources' }).getByRole('option');
  await options.filter({ hasText: longTitle }).waitFor();
  for (let i = 0; i < times; i += 1) {
    const rows = await options.allInnerTexts();
    const at = rows.findIndex((text) => text.includes(longTitle));
    if (i > 0) await openOne(windows, 'Sources', at + 1 + i, { times: [], peers: [] });
    await openOne(windows, 'Sources', at, long);
    const frames = await watchFrames(page);
    await page
      .locator('[data-note]')
      .nth(longNotes - 1)
      .waitFor({ state: 'attached' });
    await page.waitForTimeout(1_500);
    long.growing.push((await frames.stop())[0] ?? 0);
  }
  long.scrolling.push(...(await scrollThrough(page, 1_200)));
  await page.locator('.source-text').evaluate((text) => text.closest('.scroller')?.scrollTo({ top: 0 }));
  await page.waitForTimeout(300);
  for (const nth of [0, 1, 0, 1, 0, 1, 0, 1]) {
    long.steps.push(await clickToPaint(page, `[data-note] >> nth=${nth} >> .card .words`));
  }
  return long;
}
