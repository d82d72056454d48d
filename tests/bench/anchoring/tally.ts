import type { Row } from '../report.ts';
import type { Scored, Verdict } from './score.ts';

/** What one method did on the articles of one size at one edit rate. */
export type Tally = {
  readonly method: string;
  readonly words: number;
  readonly rate: number;
  readonly scores: Scored[];
  /** Milliseconds per quote. */
  readonly times: number[];
  /** Per article: mean milliseconds per quote, and what preparing the text took. */
  readonly runs: { readonly perQuote: number; readonly prepared: number }[];
};

const own = 'this project';
const slowestAt9000 = 5;
const fewestForShares = 5_000;
/** Growth from 9,000 to 200,000 words may be as that of the text, and half as much again for what a busy machine adds. */
const mostGrowth = (200_000 / 9_000) * 1.5;

export function startTally(method: string, words: number, rate: number): Tally {
  return { method, words, rate, scores: [], times: [], runs: [] };
}

export function tallyRow(tally: Tally, all: readonly Tally[]): Row {
  const { method, words, rate, scores, times } = tally;
  const beside = all.find((other) => other.method === own && other.words === words && other.rate === rate) ?? tally;
  return {
    method,
    words,
    edited: `${rate * 100}%`,
    quotes: scores.length,
    placed: count(tally, 'placed'),
    offered: count(tally, 'offered'),
    'lost rightly': count(tally, 'lostRightly'),
    'lost wrongly': count(tally, 'lostWrongly'),
    wrong: count(tally, 'wrong'),
    'deleted placed': scores.filter(({ deletedPlaced }) => deletedPlaced).length,
    'correct %': rounded(correctShare(tally) * 100),
    'right %': rounded(rightShare(tally) * 100),
    'p50 ms': rounded(quantile(times, 0.5)),
    'p95 ms': rounded(quantile(times, 0.95)),
    'index ms': rounded(median(tally.runs.map(({ prepared }) => prepared))),
    'times ours': rounded(
      median(tally.runs.map(({ perQuote }, i) => perQuote / (beside.runs[i]?.perQuote ?? perQuote))),
    ),
  };
}

/** What the project demands of its own method and doesn't get. */
export function demandsUnmet(all: readonly Tally[]): string[] {
  const unmet: string[] = [];
  const ours = all.filter(({ method }) => method === own);
  for (const tally of ours) {
    const where = `${tally.words} words, ${tally.rate * 100}%`;
    const wrong = count(tally, 'wrong');
    if (wrong > 0) unmet.push(`${where}: ${wrong} wrong`);
    if (rightShare(tally) < 0.98) unmet.push(`${where}: ${rounded(rightShare(tally) * 100)}% right, below 98%`);
    const p95 = quantile(tally.times, 0.95);
    if (tally.words === 9_000 && p95 >= slowestAt9000) unmet.push(`${where}: p95 ${rounded(p95)} ms`);
    const smaller = ours.find(({ words, rate }) => words === 9_000 && rate === tally.rate);
    if (tally.words !== 200_000 || smaller === undefined) continue;
    const growth = meanTime(tally) / meanTime(smaller);
    if (growth > mostGrowth) unmet.push(`${where}: ${rounded(growth)} times the time at 9,000 words`);
  }
  for (const rate of [0.01, 0.05]) {
    const scores = ours.filter((tally) => tally.rate === rate).flatMap((tally) => tally.scores);
    // A few hundred passages don't tell 99.9% from 99.7%.
    if (scores.length < fewestForShares) continue;
    const correct = correctShare({ scores });
    if (correct < 0.999) unmet.push(`all sizes, ${rate * 100}%: ${rounded(correct * 100)}% correct, below 99.9%`);
  }
  return unmet;
}

function count({ scores }: Tally, verdict: Verdict): number {
  return scores.filter((score) => score.verdict === verdict).length;
}

function correctShare({ scores }: Pick<Tally, 'scores'>): number {
  return scores.filter(({ correct }) => correct).length / scores.length;
}

function rightShare(tally: Tally): number {
  return 1 - (count(tally, 'wrong') + count(tally, 'lostWrongly')) / tally.scores.length;
}

/** Per quote and with the share of preparing the text that falls on it. */
function meanTime({ runs }: Tally): number {
  return median(runs.map(({ perQuote, prepared }) => perQuote + prepared / 500));
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
