import { writeFileSync } from 'node:fs';
import { describePassage } from '../../core/anchoring/describe.ts';
import type { Anchor } from '../../core/model/annotation.ts';
import { makeArticle, type Rendered, render, type Sentence } from './anchoring/article.ts';
import { editArticle } from './anchoring/edits.ts';
import { type Language, languageNames, makeLanguage } from './anchoring/language.ts';
import { type Answer, type Method, methods } from './anchoring/methods.ts';
import { type Scored, score } from './anchoring/score.ts';
import { demandsUnmet, type Tally, tallyRow } from './anchoring/tally.ts';
import { drawQuote, type Quote, truthTeller } from './anchoring/truth.ts';
import { seededRandom } from './random.ts';
import type { BenchOptions, BenchSuite, Measured } from './report.ts';

const rates = [0.01, 0.05, 0.2];
/** Words of an article, how many articles of each language, and quotes of each. */
const sizes = [
  { words: 900, articles: 12, quotes: 100 },
  { words: 9_000, articles: 3, quotes: 500 },
  { words: 200_000, articles: 1, quotes: 700 },
];
const quickSizes = [
  { words: 900, articles: 4, quotes: 50 },
  { words: 9_000, articles: 1, quotes: 200 },
  { words: 200_000, articles: 1, quotes: 60 },
];

type Case = { readonly first: Rendered; readonly sentences: readonly Sentence[]; readonly quotes: readonly Quote[] };

export const suite: BenchSuite = { name: 'anchoring', run };

async function run({ quick, seed, say }: BenchOptions): Promise<Measured> {
  const tallies: Tally[] = [];
  for (const { words, articles, quotes } of quick ? quickSizes : sizes) {
    for (const rate of rates) {
      const row = methods.map(
        (method): Tally => ({ method: method.name, words, rate, scores: [], times: [], runs: [] }),
      );
      for (const name of languageNames) {
        for (let n = 0; n < articles; n += 1) {
          const random = seededRandom(
            seed * 1_000_003 + words + Math.round(rate * 1_000) + n * 31 + name.length * 7_919,
          );
          const language = makeLanguage(name, random);
          const sentences = makeArticle(words, language, random);
          const first = render(sentences, language);
          const drawn = Array.from({ length: quotes }, () => drawQuote(first, random));
          const second = render(editArticle(sentences, rate, language, random), language);
          for (const [i, method] of methods.entries()) {
            const tally = row[i];
            if (tally !== undefined)
              measure(method, tally, words, { first, sentences, quotes: drawn }, second, language);
          }
        }
      }
      tallies.push(...row);
      say(`${words} words, ${rate * 100}% edited`);
    }
  }
  const notes = [
    'correct, right: of all quotes; right counts every offer at the right place. ms: per quote; index: per article.',
    `as Hypothesis is asked ${methods[3]?.most(0)} quotes of each article, of 200,000 words ${methods[3]?.most(200_000)}.`,
  ];
  return { rows: tallies.map((tally) => tallyRow(tally, tallies)), notes, failures: demandsUnmet(tallies) };
}

/** Lets a method find the quotes of one article in its later version. */
function measure(
  method: Method,
  tally: Tally,
  words: number,
  { first, quotes }: Case,
  second: Rendered,
  language: Language,
): void {
  if (process.env['BENCH_ONLY'] && !process.env['BENCH_ONLY'].split('|').includes(method.name)) return;
  const truthOf = truthTeller(first, second);
  const anchors = quotes
    .slice(0, method.most(words))
    .map((quote): [Quote, Anchor] => [quote, describePassage(first.text, quote.start, quote.end, 1)]);
  const began = performance.now();
  const find = method.prepare(second.text, first.text);
  const prepared = performance.now() - began;
  let total = 0;
  for (const [quote, anchor] of anchors) {
    const { answer, took } = ask(find, anchor);
    total += took;
    tally.times.push(took);
    const truth = truthOf(quote);
    const scored: Scored = score(answer, truth);
    tally.scores.push(scored);
    if (process.env['BENCH_SHOW'] === method.name && !scored.correct) {
      writeFileSync(
        `/tmp/cases/${language.name}-${words}-${tally.rate}-${anchor.position.start}.json`,
        JSON.stringify({ first: first.text, second: second.text, anchor, truth }),
      );
      console.log(
        language.name,
        words,
        tally.rate,
        scored.verdict,
        JSON.stringify({ truth, answer, exact: anchor.quote }),
        answer === null ? '' : JSON.stringify(second.text.slice(answer.start, answer.end)),
        JSON.stringify(truth.places.map((p) => second.text.slice(p.start, p.end))),
      );
    }
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
