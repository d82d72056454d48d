import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from './random.ts';
import type { BenchOptions, BenchSuite, Measured, Row } from './report.ts';
import { at, median, p95, rounded } from './statistics.ts';
import { buildBarePage } from './typing/build-bare-page.ts';
import { type PreparedDesk, prepareDesk } from './typing/prepare-desk.ts';
import { keyToChecked, keyToPreview, keyToSaved, putCursor, typeKeys } from './typing/type-in.ts';
import { launchBare, launchDesk, type RunningWindow } from './window/launch.ts';
import { watchLongFrames } from './window/long-frames.ts';
import { withWindows } from './window/prepare.ts';

/** A key may take so many times what it takes in a bare editor, at the 95th percentile. */
const mostRatio = 1.3;
/** Milliseconds that a frame may take. */
const longestFrame = 50;

const places = [
  { name: 'start', share: 0 },
  { name: 'middle', share: 0.5 },
  { name: 'end', share: 1 },
] as const;

export const suite: BenchSuite = { name: 'typing', run };

async function run(options: BenchOptions): Promise<Measured> {
  const page = await mkdtemp(join(tmpdir(), 'briefing-notes-bare-page-'));
  try {
    await buildBarePage(page);
    return await withWindows(async () => {
      const measured = [await measureMode('edit', page, options), await measureMode('split', page, options)];
      const rows = measured.flatMap((each) => each.rows);
      return {
        rows,
        notes: measured.flatMap((each) => each.notes),
        failures: options.quick ? [] : rows.flatMap(demandsUnmet),
      };
    });
  } finally {
    await rm(page, { recursive: true, force: true });
  }
}

async function measureMode(
  mode: 'edit' | 'split',
  barePage: string,
  { quick, seed, say, articles }: BenchOptions,
): Promise<{ rows: Row[]; notes: string[] }> {
  const size = quick ? { words: 5_000, citations: 200 } : { words: 50_000, citations: 2_000 };
  const prepared = await prepareDesk({ ...size, articles: articles ?? (quick ? 1_000 : 10_000), mode, seed, say });
  const desk = await launchDesk(prepared);
  const bare = await launchBare({ page: barePage });
  try {
    await showSame(desk, bare, prepared);
    const rows: Row[] = [];
    for (const place of places) {
      say(`${mode}, ${place.name}`);
      rows.push({ key: `painted, ${mode}, ${place.name}`, ...(await compare(desk, bare, place.share, quick, seed)) });
    }
    rows.push(...(await measureAfterwards(desk, mode, quick ? 3 : 20)));
    const { words, citations, body } = prepared.briefing;
    return { rows, notes: [`${mode}: ${words} words, ${citations} citations, ${body.length} units.`] };
  } finally {
    await Promise.all([desk.close(), bare.close()]);
    await rm(prepared.library, { recursive: true, force: true });
    await rm(prepared.profile, { recursive: true, force: true });
  }
}

/** The bare editor shows the same text in a box of the same size. */
async function showSame(desk: RunningWindow, bare: RunningWindow, { briefing }: PreparedDesk): Promise<void> {
  const box = await desk.page.locator('.cm-scroller').boundingBox();
  if (box === null) throw new Error('The editor is not shown.');
  const shown = { doc: briefing.body, width: box.width, height: box.height };
  await bare.page.evaluate(({ doc, width, height }) => globalThis.showDocument(doc, width, height), shown);
  await desk.page.waitForFunction(() => /[\d,]+ words/.test(document.querySelector('footer')?.textContent ?? ''));
  await desk.page.waitForTimeout(3000);
}

/** Turn and turn about, with time between for what the pause brings. */
async function compare(
  desk: RunningWindow,
  bare: RunningWindow,
  share: number,
  quick: boolean,
  seed: number,
): Promise<Row> {
  const times: { own: number[]; bare: number[] } = { own: [], bare: [] };
  await putCursor(desk.page, share);
  await putCursor(bare.page, share);
  await desk.page.waitForTimeout(2000);
  // What is run for the first time is compiled first.
  await typeKeys(desk.page, 8, seededRandom(seed));
  await typeKeys(bare.page, 8, seededRandom(seed));
  const frames = { own: await watchLongFrames(desk.page), bare: await watchLongFrames(bare.page) };
  for (let turn = 0; turn < (quick ? 1 : 6); turn += 1) {
    const [random, same] = [seededRandom(seed + turn), seededRandom(seed + turn)];
    times.own.push(...(await typeKeys(desk.page, 32, random)));
    await desk.page.waitForTimeout(1500);
    times.bare.push(...(await typeKeys(bare.page, 32, same)));
  }
  const longest = { own: await longestOf(frames.own), bare: await longestOf(frames.bare) };
  return {
    keys: times.own.length,
    p50: rounded(median(times.own)),
    p95: rounded(p95(times.own)),
    most: rounded(at(times.own, 1)),
    'bare p50': rounded(median(times.bare)),
    'bare p95': rounded(p95(times.bare)),
    ratio: rounded(p95(times.own) / p95(times.bare)),
    'frames over 50 ms': longest.own.count,
    'longest frame': longest.own.most,
    'bare longest': longest.bare.most,
  };
}

async function longestOf(watch: Awaited<ReturnType<typeof watchLongFrames>>): Promise<{ count: number; most: number }> {
  const durations = (await watch.stop()).map(({ duration }) => duration);
  return { count: durations.length, most: Math.round(Math.max(0, ...durations)) };
}

async function measureAfterwards({ page }: RunningWindow, mode: 'edit' | 'split', runs: number): Promise<Row[]> {
  await putCursor(page, 0.5);
  const saved: number[] = [];
  const checked: number[] = [];
  const shown: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    await page.waitForTimeout(1500);
    saved.push(await keyToSaved(page));
    await page.waitForTimeout(1500);
    checked.push(await keyToChecked(page));
    if (mode !== 'split') continue;
    await page.waitForTimeout(1500);
    shown.push(await keyToPreview(page, ` zq${String.fromCharCode(97 + i)}xw`));
  }
  return [
    afterwards(`saved in the store, ${mode}`, saved),
    afterwards(`checked, ${mode}`, checked),
    ...(mode === 'split' ? [afterwards('shown in the preview', shown)] : []),
  ];
}

function afterwards(key: string, times: readonly number[]): Row {
  const figures = {
    keys: times.length,
    p50: rounded(median(times)),
    p95: rounded(p95(times)),
    most: rounded(at(times, 1)),
  };
  const peer = { 'bare p50': null, 'bare p95': null, ratio: null };
  return { key, ...figures, ...peer, 'frames over 50 ms': null, 'longest frame': null, 'bare longest': null };
}

function demandsUnmet({ key, ratio, ...row }: Row): string[] {
  if (typeof ratio !== 'number') return [];
  const failures: string[] = [];
  if (ratio > mostRatio) failures.push(`Key → ${key}: ${ratio} times the bare editor.`);
  if (Number(row['longest frame']) > longestFrame)
    failures.push(`Key → ${key}: a frame of ${row['longest frame']} ms.`);
  return failures;
}
