import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openLibrary } from '../../electron/store/library.ts';
import { copyLibrary, makeLibrary } from './corpus/library.ts';
import type { BenchOptions, BenchSuite, Cell, Measured, Row } from './report.ts';
import { type BuiltIndex, buildIndex, keepIndex } from './search/built-index.ts';
import { type RunningSearch, runSearch, sizeOf } from './search/index-program.ts';
import { makeMiniSearch, type Peer } from './search/mini-search.ts';
import { type QueryKind, queryKinds } from './search/queries.ts';
import { timeSavedToFound } from './search/save-to-found.ts';
import { readTexts, scanTexts, type Texts } from './search/texts.ts';
import { median, p95, rounded } from './statistics.ts';

/** What is demanded holds for a library of this size. */
const demanded = 100_000;
/** A query may take this share of the time of a scan. */
const mostOfScan = 0.1;
/** Milliseconds from a saved change to its being found. */
const mostToFound = 1_000;
/** Above it the peer's index takes gigabytes. */
const mostForPeer = 10_000;

export const suite: BenchSuite = { name: 'search', run };

/** Milliseconds of one kind of queries: in the index's process, for who asks, and of the others. */
type Times = {
  readonly kind: QueryKind;
  readonly index: number[];
  readonly asker: number[];
  readonly scan: number[];
  readonly peer: number[];
  readonly found: number[];
  /** Found by scan. */
  readonly scanned: number[];
};

async function run(options: BenchOptions): Promise<Measured> {
  const { quick, articles } = options;
  const sizes = articles !== null ? [articles] : quick ? [1_000] : [10_000, 100_000];
  const rows: Row[] = [];
  const notes = [
    'in index: in its process, with the first 20 hits and their snippets. asked: for who asks from another process. scan: all folded texts in memory, with snippets of the first 20.',
    'A scan finds no typing errors, and MiniSearch no phrases: they look for the words as they are.',
  ];
  const failures: string[] = [];
  for (const size of sizes) {
    const measured = await measure(size, options);
    rows.push(...measured.rows);
    notes.push(...measured.notes);
    failures.push(...measured.failures);
  }
  return { rows, notes, failures };
}

async function measure(articles: number, { seed, quick, say }: BenchOptions): Promise<Measured> {
  const made = await makeLibrary({ articles, seed, say });
  const kept = `${made}-index`;
  const library = await openLibrary(await copyLibrary(made));
  const opened: RunningSearch[] = [];
  try {
    const index = await buildIndex(library, kept);
    opened.push(index.running);
    say(`${articles} articles: the index stands`);
    const texts = await readTexts(articles, seed);
    const peer = articles > mostForPeer ? null : await makeMiniSearch(texts);
    say(`${articles} articles: their texts are read`);
    const times = await askByTurns(queryKinds(seed, articles), { running: index.running, texts, peer });
    const memory = index.running.memory();
    await index.running.search.close();
    const closedBytes = sizeOf(join(library.root, 'search'));
    if (!index.isKept) await keepIndex(library, kept, index.build);
    const again = await runSearch(library);
    opened.push(again);
    await again.complete();
    const toFound = await timeSavedToFound(library, again, quick ? 10 : 40);
    return {
      rows: times.map((each) => rowOf(articles, each)),
      notes: notesOn({ articles, index, memory, closedBytes, peer, toFound }),
      failures: articles < demanded ? [] : demandsUnmet(times, toFound),
    };
  } finally {
    for (const { search } of opened) await search.close();
    await library.close();
    await rm(library.root, { recursive: true, force: true });
  }
}

type Bench = { readonly running: RunningSearch; readonly texts: Texts; readonly peer: Peer | null };

/** Each query at the index, by scan and at the peer, one after another, so that the machine’s moods meet all of them. */
async function askByTurns(kinds: readonly QueryKind[], { running, texts, peer }: Bench): Promise<Times[]> {
  const all = kinds.map((kind): Times => {
    return { kind, index: [], asker: [], scan: [], peer: [], found: [], scanned: [] };
  });
  for (let round = -5; round < 100; round += 1) {
    for (const times of all) {
      const asked = times.kind.make();
      const began = performance.now();
      const input = { query: asked.query, scope: 'all', offset: 0, limit: 20, typing: asked.isPrefix } as const;
      const found = await running.search.query(input);
      const answered = performance.now();
      const { total } = scanTexts(texts, asked);
      const scanned = performance.now();
      peer?.ask(asked, times.kind.isTypo);
      const ended = performance.now();
      // The first rounds are for the compilers.
      if (round < 0) continue;
      times.index.push(running.answerTime());
      times.asker.push(answered - began);
      times.scan.push(scanned - answered);
      if (peer !== null) times.peer.push(ended - scanned);
      times.found.push(found?.total ?? 0);
      times.scanned.push(total);
    }
  }
  return all;
}

function rowOf(articles: number, { kind, index, asker, scan, peer, found, scanned }: Times): Row {
  const ofPeer = (value: () => number): Cell => (peer.length === 0 ? null : rounded(value()));
  return {
    articles,
    query: kind.name,
    queries: index.length,
    found: median(found),
    'by scan': median(scanned),
    'in index ms': rounded(median(index)),
    'ms 95%': rounded(p95(index)),
    'asked ms': rounded(median(asker)),
    'asked ms 95%': rounded(p95(asker)),
    'scan ms': rounded(median(scan)),
    'scan ms 95%': rounded(p95(scan)),
    '× scan': rounded(median(index) / median(scan)),
    '× scan 95%': rounded(p95(index) / p95(scan)),
    'MiniSearch ms': ofPeer(() => median(peer)),
    'MiniSearch ms 95%': ofPeer(() => p95(peer)),
    '× MiniSearch': ofPeer(() => median(index) / median(peer)),
  };
}

type Facts = {
  readonly articles: number;
  readonly index: BuiltIndex;
  /** MB after the queries. */
  readonly memory: number | null;
  readonly closedBytes: number;
  readonly peer: Peer | null;
  readonly toFound: readonly number[];
};

function notesOn({ articles, index: { build, isKept }, memory, closedBytes, peer, toFound }: Facts): string[] {
  const each = (seconds: number | null): string =>
    seconds === null ? '–' : String(rounded((seconds * 1000) / articles));
  const megabytes = (value: number | null): string => (value === null ? '–' : String(Math.round(value)));
  const notes = [
    `${articles} articles: indexed in ${rounded(build.seconds)} s${isKept ? ' (in an earlier run)' : ''}, ${each(build.seconds)} ms each, ${each(build.processorSeconds)} ms of processor time with joining its parts; ${rounded(closedBytes / 1e6)} MB on disk, ${rounded(build.bytes / 1e6)} with its log after building.`,
    `${articles} articles: the process has ${megabytes(build.memory)} MB after building and ${megabytes(memory)} MB after the queries${isKept ? ', for which it was started anew' : ''} (Pss, in Node).`,
    `${articles} articles: a saved change is found after ${rounded(median(toFound))} ms, 95% after ${rounded(p95(toFound))} ms.`,
  ];
  return peer === null
    ? notes
    : [...notes, `${articles} articles: MiniSearch indexes their texts in ${rounded(peer.built / articles)} ms each.`];
}

function demandsUnmet(all: readonly Times[], toFound: readonly number[]): string[] {
  const failures: string[] = [];
  for (const { kind, index, scan } of all) {
    const [ms, share] = [p95(index), p95(index) / p95(scan)];
    if (ms > kind.mostMilliseconds)
      failures.push(`${kind.name}: 95% take up to ${rounded(ms)} ms in the index, not ${kind.mostMilliseconds}.`);
    if (share > mostOfScan) failures.push(`${kind.name}: 95% take up to ${rounded(share)} of a scan.`);
  }
  if (p95(toFound) > mostToFound) failures.push(`A saved change is found after ${rounded(p95(toFound))} ms only.`);
  return failures;
}
