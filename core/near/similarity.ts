import type { WordRuns } from './word-runs.ts';

/** Two texts are shown as similar from this share on; docs/near-duplicates.md has the measurements behind it. */
export const similarFrom = 0.35;

/** A text of fewer runs says too little to be compared. */
export const leastRuns = 20;

/** What publishers put under every article is no longer than so many words. */
const longestClosing = 250;
/** A closing that is more than this share of its text is the text. */
const closingShare = 0.8;
/** What is common before the closing, as a share of the runs there, below which only the closing is common. */
const leastBefore = 0.15;
/** A closing may differ in a date or a name: so many runs in it may be others. */
const longestGap = 12;

/**
 * The share of the shorter text's distinct word runs that the other has as well, from 0 to 1. 0 where a text is too
 * short to tell, and where all that is common stands at the end of both, as a publisher's closing does.
 */
export function similarityOf(a: WordRuns, b: WordRuns): number {
  const [shorter, longer] = a.distinct.size <= b.distinct.size ? [a, b] : [b, a];
  if (shorter.distinct.size < leastRuns) return 0;
  let common = 0;
  for (const run of shorter.distinct) if (longer.distinct.has(run)) common++;
  const share = common / shorter.distinct.size;
  const bothEndAlike =
    share >= similarFrom && onlyClosingIsCommon(shorter, longer) && onlyClosingIsCommon(longer, shorter);
  return bothEndAlike ? 0 : share;
}

function onlyClosingIsCommon({ sequence }: WordRuns, { distinct }: WordRuns): boolean {
  const start = closingStart(sequence, distinct);
  const length = sequence.length - start;
  if (length > longestClosing || length > sequence.length * closingShare) return false;
  let before = 0;
  for (let at = 0; at < start; at++) if (distinct.has(sequence[at] ?? 0)) before++;
  return before < start * leastBefore;
}

/** Where the runs begin that stand at the end and are common but for gaps. */
function closingStart(sequence: Uint32Array, others: ReadonlySet<number>): number {
  let start = sequence.length;
  for (let at = start - 1; at >= 0 && start - at <= longestGap + 1; at--) {
    if (others.has(sequence[at] ?? 0)) start = at;
  }
  return start;
}
