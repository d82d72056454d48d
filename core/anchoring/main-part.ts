import type { Anchor } from '../model/annotation.ts';
import { splitSentences } from '../text/sentences.ts';
import { describePassage } from './describe.ts';
import type { WideAnchor } from './wide-anchor.ts';

/** The longest sentence of a passage stands for it when it holds this share of it. */
const leastShare = 0.4;

/**
 * An anchor of the longest sentence of a passage of several, for when they no longer stand together; null for a passage
 * of one sentence, when none is long enough, and when the earlier text isn't at hand.
 */
export function mainPartOf({ anchor, earlier, exact }: WideAnchor): Anchor | null {
  if (earlier === null) return null;
  const sentences = splitSentences(exact, null);
  const longest = sentences.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a), { start: 0, end: 0 });
  if (sentences.length < 2 || longest.end - longest.start < exact.length * leastShare) return null;
  const from = anchor.position.start;
  return describePassage(earlier, from + longest.start, from + longest.end, anchor.articleVersion);
}
