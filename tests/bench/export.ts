import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openDesk } from '../../electron/acts/desk.ts';
import { openLibrary } from '../../electron/store/library.ts';
import { copyLibrary, makeLibrary } from './corpus/library.ts';
import { makeWorld } from './corpus/world.ts';
import { type Exporting, measureExport } from './export/exporting.ts';
import { type Importing, measureImport } from './export/importing.ts';
import { builtParser } from './import/parser-program.ts';
import type { BenchOptions, BenchSuite, Measured, Row } from './report.ts';
import { median, p95, rounded } from './statistics.ts';

/** An export may take so many times the raw writing of the same files. */
const mostTimesRaw = 3;
/** Milliseconds that an export may hold up the process that the window lives by. */
const mostHeld = 50;

export const suite: BenchSuite = { name: 'export', run };

async function run({ quick, seed, articles, say }: BenchOptions): Promise<Measured> {
  const sizes = articles !== null ? [articles] : quick ? [1_000] : [1_000, 10_000, 100_000];
  const exportings: Exporting[] = [];
  for (const size of sizes) {
    exportings.push(await exportOf(size, roundsOf(size, quick), { seed, say }));
    say(`${size} articles exported`);
  }
  // A library of 100,000 articles takes too long to be imported; that the time doesn't grow shows before.
  const counts = quick ? [150] : [Math.min(1_000, ...sizes), Math.min(10_000, ...sizes.slice(-1))];
  const importings = await importOf([...new Set(counts)], quick ? 2 : 3, seed);
  const notes = [
    'all ms: of all files, as are the others. flushed: the same files written raw as durably as an export writes them: each flushed and renamed, 64 at a time, the folders flushed at the end.',
    'one by one: the same without batches. unflushed: into the page cache alone; of an import: its files read. again: exported where nothing has changed.',
    'held: the longest that an export held the event loop of its process.',
    'An import: a third each of text, Markdown and HTML, with the parser in its own process; each source is on the device before the next.',
  ];
  const rows = [...exportings.map(exportRow), ...importings.map(importRow)];
  return { rows, notes, failures: quick ? [] : demandsUnmet(exportings) };
}

function roundsOf(articles: number, quick: boolean): number {
  if (quick) return 2;
  return articles > 10_000 ? 2 : articles > 1_000 ? 3 : 7;
}

async function exportOf(
  articles: number,
  rounds: number,
  { seed, say }: Pick<BenchOptions, 'seed' | 'say'>,
): Promise<Exporting> {
  const kept = await makeLibrary({ articles, seed, say });
  const root = await copyLibrary(kept);
  const folder = await mkdtemp(join(dirname(kept), 'export-'));
  try {
    const library = await openLibrary(root);
    const exporting = await measureExport(openDesk(library), folder, articles, rounds);
    await library.close();
    return exporting;
  } finally {
    await rm(root, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

async function importOf(counts: readonly number[], rounds: number, seed: number): Promise<Importing[]> {
  const startParser = await builtParser();
  const world = makeWorld(seed);
  const importings: Importing[] = [];
  for (const files of counts) {
    const folder = await mkdtemp(
      join(dirname(await makeLibrary({ articles: 1_000, seed, say: () => undefined })), 'import-'),
    );
    const parser = startParser();
    try {
      importings.push(await measureImport(parser, folder, { world, files, rounds }));
    } finally {
      await parser.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
  return importings;
}

function exportRow(exporting: Exporting): Row {
  const { files, exported, batches, again, oneByOne, unflushed, held } = exporting;
  return {
    act: 'export',
    articles: exporting.articles,
    files,
    MB: Math.round(exporting.bytes / 1e6),
    'files/s': Math.round((1000 * files) / median(exported)),
    'all ms': Math.round(median(exported)),
    'all ms 95%': Math.round(p95(exported)),
    'flushed ms': Math.round(median(batches)),
    '× flushed': rounded(timesRaw(exporting)),
    'one by one ms': Math.round(median(oneByOne)),
    'unflushed ms': Math.round(median(unflushed)),
    'again ms': Math.round(median(again)),
    'held ms': Math.round(median(held)),
  };
}

function importRow({ files, imported, read }: Importing): Row {
  return {
    act: 'import',
    articles: files,
    files,
    MB: null,
    'files/s': Math.round((1000 * files) / median(imported)),
    'all ms': Math.round(median(imported)),
    'all ms 95%': Math.round(p95(imported)),
    'unflushed ms': Math.round(median(read)),
    '× read': rounded(median(imported) / median(read)),
  };
}

function timesRaw({ exported, batches }: Exporting): number {
  return median(exported) / median(batches);
}

function demandsUnmet(exportings: readonly Exporting[]): string[] {
  return exportings.flatMap((exporting) => {
    const failures: string[] = [];
    const [times, held] = [timesRaw(exporting), median(exporting.held)];
    if (times > mostTimesRaw)
      failures.push(`Exporting ${exporting.articles} articles takes ${times.toFixed(2)} × the raw writing.`);
    if (held > mostHeld)
      failures.push(`Exporting ${exporting.articles} articles holds the process for ${Math.round(held)} ms.`);
    return failures;
  });
}
