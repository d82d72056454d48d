import type { Owned } from './owners.ts';
import type { SearchedText } from './searched-text.ts';
import type { Place } from './sentence-places.ts';
import { inUnits, thresholds } from './thresholds.ts';
import { otherPlaces, type Wanted } from './wanted.ts';

/**
 * Whether one neighbour doesn't tell that words at a place are the sentence, since there is a double that nothing accounts
 * for: one that went, whose place this may be; or, in a text much changed, one that came: it may be the original, and this
 * a copy put into its old place.
 */
export function needsBothNeighbours(
  searched: SearchedText,
  wanted: Wanted,
  place: Place,
  everywhere: readonly Place[],
  words: readonly Owned[],
  altered: readonly Owned[],
): boolean {
  if (isSetApart(searched, wanted, place)) return false;
  const othersStand = everywhere.length - words.length;
  if (otherPlaces(wanted, wanted.exact).length > othersStand) return true;
  const came = words.length > 1 || altered.some(({ place }) => place.similarity >= thresholds.similarityOfStayed);
  return came && searched.changed() > thresholds.muchChanged;
}

/** Whether the neighbour that doesn't stand directly beside the place was only set apart: something came between. */
function isSetApart({ text, gramLength }: SearchedText, { before, after }: Wanted, { start, end }: Place): boolean {
  const near = inUnits(thresholds.neighbourLength, gramLength);
  const room = inUnits(thresholds.setApart, gramLength);
  const [left, right] = [before.trimEnd().slice(-near), after.trimStart().slice(0, near)];
  const stands = (neighbour: string, from: number, to: number): boolean =>
    neighbour === '' ? from < 0 || to > text.length : text.slice(Math.max(0, from), to).includes(neighbour);
  return stands(left, start - room, start) && stands(right, end, end + room);
}
