import { describePassage } from '../../core/anchoring/describe.ts';
import type { Anchor } from '../../core/model/annotation.ts';
import { type Case, makeCases, quickSizes, rates, sizes } from './anchoring/cases.ts';
import { type Answer, type Method, methods } from './anchoring/methods.ts';
import { score } from './anchoring/score.ts';
import { demandsUnmet, startTally, type Tally, tallyRow } from './anchoring/tally.ts';
import { type Quote, truthTeller } from './anchoring/truth.ts';
import type { BenchOptions, BenchSuite, Measured } from './report.ts';

export const suite: BenchSuite = { name: 'anchoring', run };

async function run({ quick, seed, say }: BenchOptions): Promise<Measured> {
  const tallies: Tally[] = [];
  for (const size of quick ? quickSizes : sizes) {
    for (const rate of rates) {
      const { words } = size;
      const row = methods.map((method) => ({
        method,
        tally: startTally(method.name, words, rate),
      }));
      for (const each of makeCases(size, rate, seed)) {
        for (const { method, tally } of row) measure(method, tally, each);
      }
      tallies.push(...row.map(({ tally }) => tally));
      say(`${words} words, ${rate * 100}% edited`);
    }
  }
  const limits = methods.filter(({ most }) => Number.isFinite(most(0)));
  const notes = [
    'correct %: the very answer that a careful person would give; right %: that, or an offer at its own place.',
    'ms: per passage, the median of three; index ms: per article. docs/anchoring.md says more.',
    ...limits.map(
      ({ name, most }) => `${name}: ${most(0)} passages of each article, ${most(200_000)} of 200,000 words.`,
    ),
  ];
  return { rows: tallies.map((tally) => tallyRow(tally, tallies)), notes, failures: demandsUnmet(tallies) };
}

/** Lets a method find the passages of one article in its later version. */
function measure(method: Method, tally: Tally, { first, second, quotes }: Case): void {
  const truthOf = truthTeller(first, second);
  const anchors = quotes
    .slice(0, method.most(tally.words))
    .map((quote): [Quote, Anchor] => [quote, describePassage(first.text, quote.start, quote.end, 1)]);
  const began = performance.now();
  const find = method.prepare(second.text, first.text);
  const prepared = performance.now() - began;
  let total = 0;
  for (const [quote, anchor] of anchors) {
    const { answer, took } = ask(find, anchor);
    total += took;
    tally.times.push(took);
    tally.scores.push(score(answer, truthOf(quote)));
  }
  tally.runs.push({ perQuote: total / anchors.length, prepared });
}

/** The answer and the median of three times in milliseconds: other programs interrupt. */
function ask(find: (anchor: Anchor) => Answer, anchor: Anchor): { answer: Answer; took: number } {
  const times: number[] = [];
  let answer: Answer = null;
  for (let n = 0; n < 3; n += 1) {
    const before = performance.now();
    answer = find(anchor);
    times.push(performance.now() - before);
  }
  return { answer, took: times.sort((a, b) => a - b)[1] ?? 0 };
}
