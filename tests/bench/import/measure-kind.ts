import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk, openDesk } from '../../../electron/acts/desk.ts';
import { importFiles } from '../../../electron/acts/imports.ts';
import { jobOfFile } from '../../../electron/acts/parsed-file.ts';
import { parseHere } from '../../../electron/import/parser/parse-here.ts';
import type { Parser } from '../../../electron/import/parser/parser.ts';
import { readFileBytes } from '../../../electron/import/read-file.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import type { Language } from '../anchoring/language.ts';
import type { Random } from '../random.ts';
import { type FileKind, makeReport } from './files.ts';
import { usageOfParser } from './parser-usage.ts';

export type Amount = {
  /** Of a run. */
  readonly files: number;
  readonly runs: number;
  /** Runs before those, which aren't counted: after one all is loaded and compiled. */
  readonly before: number;
};

/** Milliseconds per file, one number of each run. */
type Times = {
  /** Its bytes read, no more. */
  readonly raw: number[];
  /** Read and parsed in this process, and in the parser's. */
  readonly here: number[];
  readonly apart: number[];
  /** Imported into a library by way of the parser's process. */
  readonly imported: number[];
  /** Of that, the processor time of both processes; empty where the system doesn't say. */
  readonly processor: number[];
};

export type MeasuredKind = Times & {
  readonly kilobytes: number;
  /** Milliseconds from one imported file to the next, of all runs. */
  readonly gaps: readonly number[];
  /** Milliseconds to the very first file's answer, the start of the process included. */
  readonly first: number;
  /** The most memory that the parser's process took, in MB; null where the system doesn't say. */
  readonly peak: number | null;
};

type Means = {
  /** An empty folder. */
  readonly folder: string;
  readonly parser: Parser;
  readonly language: Language;
  readonly random: Random;
};

/** Has files of that kind read, parsed and imported in turns, each run with files of its own. */
export async function measureKind(
  kind: FileKind,
  { files, runs, before }: Amount,
  means: Means,
): Promise<MeasuredKind> {
  const { folder, parser } = means;
  const library = await openLibrary(join(folder, 'library'));
  const desk = openDesk(library, { parser });
  const times: Times = { raw: [], here: [], apart: [], imported: [], processor: [] };
  const gaps: number[] = [];
  let first = 0;
  let bytes = 0;
  try {
    for (let run = 0; run < before + runs; run += 1) {
      const paths = await writeFiles(kind, files, join(folder, `run ${run}`), means);
      if (run === 0) first = await timed(() => parseAll(paths.slice(0, 1), parser));
      const raw = await timed(() => readAll(paths));
      const here = await timed(() => parseAll(paths, parseHere));
      const apart = await timed(() => parseAll(paths, parser));
      const imported = await importAll(desk, paths);
      if (run < before) continue;
      times.raw.push(raw / files);
      times.here.push(here / files);
      times.apart.push(apart / files);
      times.imported.push(imported.took / files);
      if (imported.processor !== null) times.processor.push(imported.processor / files);
      gaps.push(...imported.gaps);
      bytes += await readAll(paths);
    }
    const peak = usageOfParser()?.peak ?? null;
    return { ...times, gaps, first, peak, kilobytes: bytes / runs / files / 1024 };
  } finally {
    await parser.close();
    await library.close();
  }
}

type Imported = { readonly took: number; readonly gaps: readonly number[]; readonly processor: number | null };

async function importAll(desk: Desk, paths: readonly string[]): Promise<Imported> {
  const [own, child] = [process.cpuUsage(), usageOfParser()];
  const began = performance.now();
  const done = [began];
  const results = await importFiles(desk, paths, { report: () => done.push(performance.now()) });
  const { user, system } = process.cpuUsage(own);
  const after = usageOfParser();
  for (const { status, input, error } of results) {
    if (status !== 'added') throw new Error(`${input} was not imported: ${error?.message ?? status}`);
  }
  return {
    took: (done.at(-1) ?? began) - began,
    gaps: done.slice(1).map((time, i) => time - (done[i] ?? time)),
    processor: child === null || after === null ? null : after.processor - child.processor + (user + system) / 1000,
  };
}

async function writeFiles(
  { ending, words, make }: FileKind,
  files: number,
  folder: string,
  { language, random }: Means,
): Promise<string[]> {
  await mkdir(folder);
  const paths = Array.from({ length: files }, (_, i) => join(folder, `report ${i}.${ending}`));
  for (const path of paths) await writeFile(path, make(makeReport(words, language, random)));
  return paths;
}

/** How many bytes there were. */
async function readAll(paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const path of paths) bytes += (await readFileBytes(path, 'report')).byteLength;
  return bytes;
}

async function parseAll(paths: readonly string[], parser: Parser): Promise<void> {
  for (const path of paths) await parser.parse(jobOfFile(await readFileBytes(path, path), path));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
