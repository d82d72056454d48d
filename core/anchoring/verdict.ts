import type { Placement } from './placement.ts';
import type { SearchedText } from './searched-text.ts';
import { inUnits, thresholds } from './thresholds.ts';
import { type Judged, sidesOf } from './weigh.ts';
import { mostPlaces, type WideAnchor } from './wide-anchor.ts';

/** Whether the words stand in one place only, and in how many others they stood in the earlier text, as far as counted. */
export type Standing = { readonly alone: boolean; readonly doubles: number };

/** What a place that stands word for word may be taken for; null when too little speaks for it. */
export function placeWords(
  { text, gramLength }: SearchedText,
  wide: WideAnchor,
  place: Judged,
  { alone, doubles }: Standing,
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
  const few = end - start < inUnits(thresholds.shortLength, gramLength) && !standsBeside(place, gramLength);
  const run = support.runBefore + support.runAfter;
  // Of words that stood more than once, far surroundings on one side tell little.
  const told = doubles === 0 || run >= inUnits(thresholds.runOfDouble, gramLength);
  if (enough && !few && told && Math.max(...sides) >= thresholds.supportForPlacing) return placed('moved');
  // A few words in a rewritten sentence: only where the earlier text tells that no double of them is meant.
  if (known && doubles < mostPlaces && Math.min(...sides) >= thresholds.supportForPlacing) return placed('moved');
  if (!alone || doubles > 0 || !stands(known ? thresholds.stretchByItself : thresholds.stretchByItselfUnknown))
    return null;
  return placed(known ? 'moved' : 'changed');
}

/** The offer of a place where the passage stands altered; null when it is too little like it. */
export function offerAltered({ gramLength }: SearchedText, wide: WideAnchor, place: Judged): Placement | null {
  const { start, end, similarity, kept } = place;
  const short = wide.exact.length < inUnits(thresholds.shortLength, gramLength);
  let least: number | null = null;
  if (sidesOf(place) === 2 && (!short || standsBeside(place, gramLength))) least = leastBetween(gramLength);
  else if (sidesOf(place) > 0) least = short ? thresholds.similarityOfShort : thresholds.similarityBeside;
  // A part that came or went is overlooked only between both sides of the context.
  const likeness = sidesOf(place) === 2 ? kept : similarity;
  if (least === null || likeness < least) return null;
  return { start, end, how: 'changed', similarity };
}

/** Whether the passage might stand altered at a place, which makes it unsure that it is what stands elsewhere. */
export function mightBeAltered({ gramLength }: SearchedText, place: Judged): boolean {
  const least = sidesOf(place) === 2 ? thresholds.similarityOfRival : leastBetween(gramLength);
  return place.similarity < 1 && sidesOf(place) > 0 && place.kept >= least;
}

/** Whether some of what stood directly at both ends of the passage stands there. */
function standsBeside({ support }: Judged, gramLength: number): boolean {
  return Math.min(support.runBefore, support.runAfter) >= inUnits(thresholds.runBesideShort, gramLength);
}

function leastBetween(gramLength: number): number {
  return thresholds.similarityBetween - (gramLength < 12 ? thresholds.allowanceForDense : 0);
}
