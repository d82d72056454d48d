import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parserLimits } from '../../electron/import/parser/limits.ts';
import { makeLanguage } from './anchoring/language.ts';
import { type Defended, defend } from './import/defend.ts';
import { type FileKind, fileKinds } from './import/files.ts';
import { type HostileFile, hostileFiles } from './import/hostile.ts';
import { type Amount, type MeasuredKind, measureKind } from './import/measure-kind.ts';
import { builtParser } from './import/parser-program.ts';
import { seededRandom } from './random.ts';
import type { BenchOptions, BenchSuite, Measured, Row } from './report.ts';
import { at, median, rounded } from './statistics.ts';

export const suite: BenchSuite = { name: 'import', run };

async function run({ quick, seed, say }: BenchOptions): Promise<Measured> {
  const startParser = await builtParser();
  const random = seededRandom(seed);
  const language = makeLanguage('English', random);
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
  const rows: Row[] = [];
  const notes = [
    'Medians of the runs, per file. files/s, ms: imported, ms from one to the next; processor: time of both processes.',
    'raw: bytes read; here: parsed in the process that asks; apart: in the parser’s. × raw, × here: imported beside those.',
    'first: one file with the start of the process. peak: of the process.',
  ];
  const failures: string[] = [];
  try {
    for (const [i, kind] of fileKinds.entries()) {
      const means = { folder: await mkdtemp(join(folder, `${i}-`)), parser: startParser(), language, random };
      const amount = amountOf(kind, quick);
      rows.push(rowOf(kind, amount, await measureKind(kind, amount, means)));
      say(kind.name);
    }
    for (const file of hostileFiles) {
      if (quick && file.isSlow === true) continue;
      const defended = await defend(file, startParser());
      notes.push(noteOn(file, defended));
      if (defended.failure !== null) failures.push(defended.failure);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { rows, notes, failures: [...failures, ...overTheLimit(rows)] };
}

function amountOf({ words }: FileKind, quick: boolean): Amount {
  if (words > 100_000) return quick ? { files: 1, runs: 1, before: 0 } : { files: 1, runs: 5, before: 1 };
  if (words > 10_000) return quick ? { files: 1, runs: 2, before: 1 } : { files: 5, runs: 7, before: 1 };
  return quick ? { files: 5, runs: 3, before: 1 } : { files: 40, runs: 7, before: 1 };
}

function rowOf({ name }: FileKind, { files, runs }: Amount, kind: MeasuredKind): Row {
  const imported = median(kind.imported);
  return {
    form: name,
    files: files * runs,
    'kB each': Math.round(kind.kilobytes),
    'files/s': rounded(1000 / imported),
    ms: rounded(median(kind.gaps)),
    'ms 95%': rounded(at(kind.gaps, 0.95)),
    'ms processor': kind.processor.length === 0 ? null : rounded(median(kind.processor)),
    'ms raw': rounded(median(kind.raw)),
    'ms here': rounded(median(kind.here)),
    'ms apart': rounded(median(kind.apart)),
    '× raw': Math.round(imported / median(kind.raw)),
    '× here': rounded(imported / median(kind.here)),
    'ms first': Math.round(kind.first),
    'peak MB': kind.peak === null ? null : Math.round(kind.peak),
  };
}

function noteOn({ what }: HostileFile, { outcome, seconds, peak, kilobytes }: Defended): string {
  const memory = peak === null ? '' : `, ${Math.round(peak)} MB of ${parserLimits.resident}`;
  return `${what} (${Math.round(kilobytes)} kB): ${outcome} after ${seconds.toFixed(1)} s${memory}`;
}

function overTheLimit(rows: readonly Row[]): string[] {
  return rows
    .filter((row) => Number(row['peak MB']) > parserLimits.resident)
    .map(
      (row) => `${row['form']}: the process took ${row['peak MB']} MB, more than the ${parserLimits.resident} it may.`,
    );
}
