import type { Placement } from './placement.ts';
import type { SearchedText } from './searched-text.ts';
import { inUnits, thresholds } from './thresholds.ts';
import { type Judged, sidesOf } from './weigh.ts';
import type { WideAnchor } from './wide-anchor.ts';

/**
 * What a place that stands word for word may be taken for; null when too little speaks for it. `alone`: it is the only
 * such place, and every double that the earlier text had is accounted for.
 */
export function placeWords(
  { text, gramLength }: SearchedText,
  wide: WideAnchor,
  place: Judged,
  alone: boolean,
): Placement | null {
  const { start, end, support } = place;
  const { prefix, suffix } = wide.anchor.quote;
  const known = wide.earlier !== null;
  const stretch = end - start + support.runBefore + support.runAfter;
  const stands = (least: number): boolean => stretch >= inUnits(least, gramLength);
  const placed = (how: Placement['how']): Placement => ({ start, end, how, similarity: 1 });
  // Of a text that was one short passage nothing else is known.
  const enough = stands(thresholds.stretchForPlacing);
  const undisturbed = support.runBefore >= prefix.length && support.runAfter >= suffix.length;
  if (undisturbed && (enough || text.length === stretch)) return placed('exact');
  const sides = [wide.before.trim() === '' ? 0 : support.before, wide.after.trim() === '' ? 0 : support.after];
  if (enough && Math.max(...sides) >= thresholds.supportForPlacing) return placed('moved');
  // A few words in a rewritten sentence: only where the earlier text tells that no double of them is meant.
  if (known && Math.min(...sides) >= thresholds.supportForPlacing) return placed('moved');
  if (!alone || !stands(known ? thresholds.stretchByItself : thresholds.stretchByItselfUnknown)) return null;
  return placed(known ? 'moved' : 'changed');
}

/** The offer of a place where the passage stands altered; null when it is too little like it. */
export function offerAltered({ gramLength }: SearchedText, wide: WideAnchor, place: Judged): Placement | null {
  const { start, end, similarity, kept, support } = place;
  const short = wide.exact.length < inUnits(thresholds.shortLength, gramLength);
  const beside = Math.min(support.runBefore, support.runAfter) >= inUnits(thresholds.runBesideShort, gramLength);
  let least: number | null = null;
  if (sidesOf(place) === 2 && (beside || !short)) least = thresholds.similarityBetween;
  else if (sidesOf(place) > 0) least = short ? thresholds.similarityOfShort : thresholds.similarityBeside;
  if (least === null || kept < leastOf(least, gramLength)) return null;
  return { start, end, how: 'changed', similarity };
}

/** Whether the passage might stand altered at a place, which makes it unsure that it is what stands elsewhere. */
export function mightBeAltered({ gramLength }: SearchedText, place: Judged): boolean {
  return place.similarity < 1 && sidesOf(place) > 0 && place.kept >= leastOf(thresholds.similarityBetween, gramLength);
}

function leastOf(similarity: number, gramLength: number): number {
  return gramLength < 12 ? similarity - thresholds.allowanceForDense : similarity;
}
