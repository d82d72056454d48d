import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../build/paths.ts';
import { copyLibrary, makeLibrary } from './corpus/library.ts';
import type { BenchOptions, BenchSuite, Measured, Row } from './report.ts';
import { median, p95, rounded } from './statistics.ts';
import { clickToPaint, keyToPaint } from './window/key-to-paint.ts';
import { bareProgram } from './window/launch.ts';
import { withWindows } from './window/prepare.ts';
import { type StartedWindow, startWindow } from './window/timed-start.ts';

/** A start may take so many times that of a bare window. */
const mostTimesBare = 1.25;
/** Articles that the demand is about. */
const demandedSize = 100_000;

export const suite: BenchSuite = { name: 'start', run };

type Starts = {
  readonly articles: number;
  readonly bare: number[];
  readonly afterClose: number[];
  readonly afterKill: number[];
  readonly click: number[];
  readonly key: number[];
};

async function run({ quick, seed, articles, say }: BenchOptions): Promise<Measured> {
  const sizes = articles !== null ? [articles] : quick ? [1_000] : [1_000, 10_000, demandedSize];
  const rounds = quick ? 3 : 12;
  const measured: Starts[] = [];
  await withWindows(async () => {
    for (const size of sizes) {
      const root = await copyLibrary(await makeLibrary({ articles: size, seed, say }));
      try {
        measured.push(await startByTurns(root, size, rounds));
      } finally {
        await rm(root, { recursive: true, force: true });
      }
      say(`${size} articles`);
    }
  });
  return { rows: measured.flatMap(rowsOf), notes, failures: quick ? [] : measured.flatMap(demandsUnmet) };
}

const notes = [
  'ms: from the start of the process to the frame with the first rows of the list or, of a bare window, its one line.',
  'Each start is a new process; what the system read before is in its cache. The profiles were used before, by one start.',
  'by turns: bare, after a close, after a kill. A window is left alone for 1.5 s, then looked at.',
  'first click, first key: in a window that is looked at from its start on, from the event to the painted effect: a source, a letter.',
];

/** Milliseconds for which a window that is timed is left alone. */
const alone = 1500;

/** The first round makes the profiles and doesn't count; in the last windows the first acts are timed. */
async function startByTurns(root: string, articles: number, rounds: number): Promise<Starts> {
  const starts: Starts = { articles, bare: [], afterClose: [], afterKill: [], click: [], key: [] };
  const profiles = await mkdtemp(join(tmpdir(), 'briefing-notes-bench-'));
  const bare = { program: [bareProgram], profile: join(profiles, 'bare'), mark: 'page-shown' };
  const desk = {
    program: [projectRoot, `--library=${root}`],
    profile: join(profiles, 'desk'),
    mark: 'library-shown',
  };
  const time = async (what: typeof bare, how: 'close' | 'kill'): Promise<number> => {
    const started = await startWindow({ ...what, alone });
    await started.end(how);
    return started.shown;
  };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const times = [await time(bare, 'close'), await time(desk, 'kill'), await time(desk, 'close')] as const;
      if (round === 0) continue;
      starts.bare.push(times[0]);
      starts.afterClose.push(times[1]);
      starts.afterKill.push(times[2]);
    }
    for (let round = 0; round < Math.ceil(rounds / 3); round += 1) {
      const started = await startWindow({ ...desk, alone: 0 });
      await timeFirstActs(started, starts).finally(() => started.end('close'));
    }
  } finally {
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  }
  return starts;
}

/** Of the list: the open source may be among the first. */
const row = '[data-library-list] [role="option"] >> nth=4';
const searchBox = '[data-library-search]';

async function timeFirstActs({ page }: StartedWindow, { click, key }: Starts): Promise<void> {
  await page.evaluate(
    (title) => {
      document.documentElement.dataset['wanted'] = title;
    },
    await page.locator(`${row} >> .title`).innerText(),
  );
  const isShown = (): boolean => {
    const { wanted } = document.documentElement.dataset;
    return [...document.querySelectorAll('section[aria-label="Source"] h1')].some((h1) => h1.textContent === wanted);
  };
  click.push(await clickToPaint(page, row, { until: isShown }));
  await page.locator(searchBox).focus();
  key.push(
    await keyToPaint(page, 'a', {
      until: () => document.querySelector<HTMLInputElement>('[data-library-search]')?.value === 'a',
    }),
  );
}

function rowsOf({ articles, bare, afterClose, afterKill, click, key }: Starts): Row[] {
  const rowOf = (start: string, times: readonly number[]): Row => ({
    articles,
    start,
    median: rounded(median(times)),
    p95: rounded(p95(times)),
    bare: rounded(median(bare)),
    'bare p95': rounded(p95(bare)),
    'times bare': rounded(median(times) / median(bare)),
    'first click': rounded(median(click)),
    'first key': rounded(median(key)),
  });
  return [rowOf('after a close', afterClose), rowOf('after a kill', afterKill)];
}

function demandsUnmet({ articles, bare, afterClose, afterKill }: Starts): string[] {
  if (articles !== demandedSize) return [];
  return [['after a close', afterClose] as const, ['after a kill', afterKill] as const].flatMap(([start, times]) => {
    const ratio = median(times) / median(bare);
    return ratio <= mostTimesBare ? [] : [`A start ${start} takes ${rounded(ratio)} times that of a bare window.`];
  });
}
