import search from 'approx-string-match';
import { resolveAnchor, textToSearch } from '../../../core/anchoring/resolve.ts';
import type { Anchor } from '../../../core/model/annotation.ts';
import type { Range } from './truth.ts';

/** Where a method puts a passage; not sure: it only offers it. */
export type Answer = (Range & { readonly sure: boolean }) | null;

export type Method = {
  readonly name: string;
  /** Quotes per article at most, by the article's words: what is slow is asked less. */
  readonly most: (words: number) => number;
  prepare(text: string, earlier: string): (anchor: Anchor) => Answer;
};

const unlimited = (): number => Number.POSITIVE_INFINITY;

export const methods: readonly Method[] = [
  { name: 'this project', most: unlimited, prepare: (text, earlier) => ours(text, earlier) },
  { name: 'same, anchor alone', most: unlimited, prepare: (text) => ours(text, null) },
  { name: 'indexOf + context', most: unlimited, prepare: (text) => (anchor) => byIndexOf(text, anchor) },
  {
    name: 'as Hypothesis',
    most: (words) => (words > 100_000 ? 40 : 150),
    prepare: (text) => (anchor) => asHypothesis(text, anchor),
  },
];

function ours(text: string, earlier: string | null): (anchor: Anchor) => Answer {
  const searched = textToSearch(text, earlier);
  searched.index();
  return (anchor) => {
    const found = resolveAnchor(searched, anchor);
    return found === null ? null : { start: found.start, end: found.end, sure: found.how !== 'changed' };
  };
}

/** The words with both contexts, then with one, then alone; the first place in each case. */
function byIndexOf(text: string, { quote: { exact, prefix, suffix } }: Anchor): Answer {
  for (const [before, after] of [
    [prefix, suffix],
    [prefix, ''],
    ['', suffix],
    ['', ''],
  ] as const) {
    const at = text.indexOf(before + exact + after);
    const start = at + before.length;
    if (at !== -1) return { start, end: start + exact.length, sure: true };
  }
  return null;
}

/**
 * What Hypothesis's client does: every word-for-word place, else the nearest ones by approx-string-match with up to half
 * of the words wrong; the best by words (50), prefix (20), suffix (20) and position (2). It places whatever is best.
 */
function asHypothesis(text: string, { quote, position }: Anchor): Answer {
  const { exact, prefix, suffix } = quote;
  const likeness = (part: string, wanted: string): number => {
    if (wanted === '') return 1;
    return part === '' ? 0 : 1 - (nearest(part, wanted, wanted.length)[0]?.errors ?? wanted.length) / wanted.length;
  };
  let best: (Range & { score: number }) | null = null;
  for (const { start, end, errors } of nearest(text, exact, Math.min(256, exact.length / 2))) {
    const score =
      50 * (1 - errors / exact.length) +
      20 * likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) +
      20 * likeness(text.slice(end, end + suffix.length), suffix) +
      2 * (1 - Math.abs(start - position.start) / text.length);
    if (best === null || score > best.score) best = { start, end, score };
  }
  return best === null ? null : { start: best.start, end: best.end, sure: true };
}

function nearest(text: string, wanted: string, errors: number): { start: number; end: number; errors: number }[] {
  const found: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    found.push({ start: at, end: at + wanted.length, errors: 0 });
  }
  return found.length > 0 ? found : search(text, wanted, errors);
}
