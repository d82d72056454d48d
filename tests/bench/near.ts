import { similarFrom, similarityOf } from '../../core/near/similarity.ts';
import { type Sketch, sketchLength, sketchOf } from '../../core/near/sketch.ts';
import { SketchIndex } from '../../core/near/sketch-index.ts';
import { type WordRuns, wordRunsOf } from '../../core/near/word-runs.ts';
import { languageNames } from './anchoring/language.ts';
import { type PairKind, pairKinds } from './near/pairs.ts';
import { makeWorld, type World } from './near/wire-world.ts';
import { type Random, seededRandom } from './random.ts';
import type { BenchOptions, BenchSuite, Measured, Row } from './report.ts';

/** Shares of wrongly judged pairs, of all languages and kinds alike, that the method must keep to. */
const mostMissed = 0.01;
const mostFalse = 0.001;
/** Milliseconds of processor time that a search among 100,000 sketches may take at the 95th percentile. */
const mostMilliseconds = 50;

export const suite: BenchSuite = { name: 'near', run };

async function run({ quick, seed, say }: BenchOptions): Promise<Measured> {
  const pairs = quick ? 40 : 400;
  const crowd = quick ? 10_000 : 100_000;
  const random = seededRandom(seed);
  const rows: Row[] = [];
  for (const name of languageNames) {
    const world = makeWorld(name, random);
    for (const kind of pairKinds) rows.push({ language: name, ...judge(kind, pairs, { world, random }) });
    say(name);
  }
  const times = timeSearches(crowd, random);
  return { rows, notes: notesOn(times, crowd, pairs), failures: demandsUnmet(rows, times) };
}

type Bench = { readonly world: World; readonly random: Random };

/** `wrong`: copies not found and strangers shown, by sketch and comparison together, as a share of all pairs. */
function judge(kind: PairKind, pairs: number, { world, random }: Bench): Row {
  const shares: number[] = [];
  let overlooked = 0;
  let wrong = 0;
  for (let i = 0; i < pairs; i += 1) {
    const { first, second } = kind.make(world, random);
    const [a, b] = [wordRunsOf(first), wordRunsOf(second)];
    const share = similarityOf(a, b);
    shares.push(share);
    const found = isCandidate(a, b);
    if (share >= similarFrom && !found) overlooked += 1;
    if ((share >= similarFrom && found) !== kind.similar) wrong += 1;
  }
  shares.sort((a, b) => a - b);
  return {
    kind: kind.name,
    similar: kind.similar,
    'least share': shares[0] ?? 0,
    median: shares[shares.length >> 1] ?? 0,
    most: shares.at(-1) ?? 0,
    'by sketch missed': overlooked / pairs,
    wrong: wrong / pairs,
  };
}

function isCandidate(first: WordRuns, second: WordRuns): boolean {
  const index = new SketchIndex();
  index.put('first', '', sketchOf(first));
  return index.candidates(sketchOf(second), null).length > 0;
}

function timeSearches(crowd: number, random: Random): number[] {
  const index = new SketchIndex();
  for (let i = 0; i < crowd; i += 1) index.put(`crowd${i}`, '', randomSketch(random));
  return Array.from({ length: 200 }, () => {
    const sketch = randomSketch(random);
    // Processor time: other programs on the machine don't count.
    const began = process.cpuUsage();
    index.candidates(sketch, null);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
}

function randomSketch(random: Random): Sketch {
  const values = Uint16Array.from({ length: sketchLength }, () => random.whole(1, 65_534));
  return { values, runs: random.whole(100, 2_000) };
}

function notesOn(times: number[], crowd: number, pairs: number): string[] {
  return [
    `${pairs} pairs of each kind; similar from a share of ${similarFrom}.`,
    `A search among ${crowd} sketches: ${at(times, 0.5)} ms of processor time (median), ${at(times, 0.95)} ms (95%).`,
    `Sketches of ${crowd} articles: ${Math.round((crowd * (sketchLength * 2 + 4)) / 1e6)} MB of numbers.`,
  ];
}

function demandsUnmet(rows: readonly Row[], times: number[]): string[] {
  const mean = (similar: boolean): number => {
    const wrong = rows.filter((row) => row['similar'] === similar).map((row) => Number(row['wrong']));
    return wrong.reduce((sum, each) => sum + each, 0) / wrong.length;
  };
  const failures: string[] = [];
  if (mean(true) > mostMissed) failures.push(`${(100 * mean(true)).toFixed(2)}% of the copies were missed.`);
  if (mean(false) > mostFalse)
    failures.push(`${(100 * mean(false)).toFixed(2)}% of the strangers were shown as copies.`);
  if (at(times, 0.95) > mostMilliseconds) failures.push(`A search takes ${at(times, 0.95)} ms at the 95th percentile.`);
  return failures;
}

function at(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
}
