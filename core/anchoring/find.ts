import { AppError } from '../errors.ts';
import { type FoldedText, foldText } from './fold.ts';

type Quote = { exact: string; prefix?: string; suffix?: string };
type Range = { start: number; end: number };

/**
 * Where a quote stands in a canonical text (UTF-16 offsets, half-open): letter for letter, else with white
 * space, quote marks and dashes folded. `prefix` and `suffix` choose between several places.
 * Throws AppError quote-not-found, or quote-ambiguous when more than one place is left.
 */
export function findQuote(text: string, quote: Quote): Range {
  const exact = exactRanges(text, quote.exact);
  return choose(exact.length > 0 ? exact : foldedRanges(foldText(text), quote.exact), text, quote);
}

function choose(ranges: readonly Range[], text: string, quote: Quote): Range {
  if (ranges.length === 0) {
    throw new AppError('quote-not-found', 'The quoted passage does not stand in the source.');
  }
  const fitting = ranges.length === 1 ? ranges : ranges.filter(contextTest(text, quote));
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined) return only;
  const count = fitting.length === 0 ? ranges.length : fitting.length;
  throw new AppError(
    'quote-ambiguous',
    `The quoted passage stands ${count} times in the source; say more of what stands before or after it.`,
    { count },
  );
}

/** Tells whether the context stands next to a range, both folded and without the white space between. */
function contextTest(text: string, { prefix = '', suffix = '' }: Quote): (range: Range) => boolean {
  const before = foldText(prefix).text.trim();
  const after = foldText(suffix).text.trim();
  if (before === '' && after === '') return () => true;
  const folded = foldText(text);
  return ({ start, end }) => {
    let left = firstFrom(folded.starts, start);
    while (folded.text[left - 1] === ' ') left -= 1;
    let right = firstFrom(folded.starts, end);
    while (folded.text[right] === ' ') right += 1;
    return (
      folded.text.slice(Math.max(0, left - before.length), left) === before && folded.text.startsWith(after, right)
    );
  };
}

/** The index of the first of the sorted offsets that is `offset` or more. */
function firstFrom(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function exactRanges(text: string, exact: string): Range[] {
  if (exact.trim() === '') return [];
  return occurrences(text, exact).map((start) => ({ start, end: start + exact.length }));
}

/** Only ranges that begin and end with whole characters of the original count: '.' is not a third of '…'. */
function foldedRanges(folded: FoldedText, exact: string): Range[] {
  const wanted = foldText(exact).text.trim();
  if (wanted === '') return [];
  const ranges: Range[] = [];
  for (const at of occurrences(folded.text, wanted)) {
    const start = folded.starts[at];
    const end = folded.ends[at + wanted.length - 1];
    if (start === undefined || end === undefined) continue;
    if (start === folded.starts[at - 1] || end === folded.ends[at + wanted.length]) continue;
    ranges.push({ start, end });
  }
  return ranges;
}

function occurrences(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}
