import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { projectRoot } from '../../build/paths.ts';
import { copyLibrary, makeLibrary } from './corpus/library.ts';
import type { BenchOptions, BenchSuite, Measured, Row } from './report.ts';
import { median, rounded } from './statistics.ts';
import { withWindows } from './window/prepare.ts';
import { memoryOf, type ProcessMemory } from './window/process-memory.ts';
import { startWindow } from './window/timed-start.ts';

/** MB that the app may take with the library open, over itself with an empty one. */
const mostMegabytes = 250;
const demandedSize = 100_000;

export const suite: BenchSuite = { name: 'memory', run };

async function run({ quick, seed, articles, say }: BenchOptions): Promise<Measured> {
  const sizes = articles !== null ? [articles] : quick ? [1_000] : [1_000, 10_000, demandedSize];
  const looks = quick ? 1 : 3;
  const rows: Row[] = [];
  const failures: string[] = [];
  await withWindows(async () => {
    for (const size of sizes) {
      const root = await copyLibrary(await makeLibrary({ articles: size, seed, say }));
      try {
        const { table, over } = await compare(root, size, looks, say);
        rows.push(...table);
        if (size === demandedSize && over > mostMegabytes)
          failures.push(`The library takes ${rounded(over)} MB over the empty app.`);
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    }
  });
  return { rows, notes, failures: quick ? [] : failures };
}

const notes = [
  'MB: Pss of each process (smaps_rollup), the median of some looks; empty: the app in the same run with a new library.',
  'With the list shown, one source and one briefing open, after a search, when the index had been idle for 10 s.',
];

async function compare(
  root: string,
  articles: number,
  looks: number,
  say: (line: string) => void,
): Promise<{ table: Row[]; over: number }> {
  const profiles = await mkdtemp(join(tmpdir(), 'briefing-notes-bench-'));
  try {
    const empty: ProcessMemory[][] = [];
    const full: ProcessMemory[][] = [];
    for (let look = 0; look < looks; look += 1) {
      empty.push(await memoryWith(join(profiles, `library-${look}`), join(profiles, 'empty')));
      full.push(await memoryWith(root, join(profiles, 'full')));
      say(`${articles} articles, look ${look + 1} of ${looks}`);
    }
    const names = [...new Set([...empty, ...full].flat().map(({ name }) => name))].sort();
    const row = (name: string, of: (look: ProcessMemory[]) => number): Row => {
      const [before, after] = [median(empty.map(of)), median(full.map(of))];
      return {
        articles,
        process: name,
        empty: rounded(before),
        library: rounded(after),
        over: rounded(after - before),
      };
    };
    const sum = (look: ProcessMemory[], name: string | null): number =>
      look.reduce((total, each) => total + (name === null || each.name === name ? each.megabytes : 0), 0);
    const table = [...names.map((name) => row(name, (look) => sum(look, name))), row('all', (look) => sum(look, null))];
    return { table, over: median(full.map((look) => sum(look, null))) - median(empty.map((look) => sum(look, null))) };
  } finally {
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Milliseconds that an index may take to be made. */
const indexing = 20 * 60_000;
const idle = 10_000;

async function memoryWith(root: string, profile: string): Promise<ProcessMemory[]> {
  const program = [projectRoot, `--library=${root}`];
  const started = await startWindow({ program, profile, mark: 'library-shown', alone: 0 });
  try {
    const { page, child } = started;
    await page.locator('[aria-busy="false"]').first().waitFor();
    await untilIndexed(page);
    await page.locator('[data-library-search]').fill('the');
    await sleep(2_000);
    await page.locator('[data-library-search]').fill('');
    await sleep(idle);
    return memoryOf(child.pid ?? 0);
  } finally {
    await started.end('close');
  }
}

async function untilIndexed(page: Page): Promise<void> {
  const isComplete = (): Promise<boolean> =>
    page.evaluate(async () => {
      const reply = await window.desk.request('search.status', {});
      const { complete = false, problem = null } = Object(reply.ok ? reply.value : null);
      return complete === true || problem !== null;
    });
  const until = performance.now() + indexing;
  while (!(await isComplete())) {
    if (performance.now() > until) throw new Error('The index was not made in time.');
    await sleep(500);
  }
}
