import { type Owner, ownersFor } from './doubles.ts';
import type { Placement } from './placement.ts';
import type { SearchedText } from './searched-text.ts';
import { thresholds, undoubted } from './thresholds.ts';
import { mightBeAltered, offerAltered, placeWords, type Standing } from './verdict.ts';
import { contextOf, isWords, type Judged, sidesOf } from './weigh.ts';
import { otherPlaces, type WideAnchor } from './wide-anchor.ts';

/** What is to be done. unsure: there are places, but none may be called the passage's own. */
export type Judgement = Placement | 'unsure' | 'nothing';

type Claim = { readonly place: Judged; readonly owner: Owner; readonly verdict: Placement | null };

/** So many of the best places are looked at closely. */
const mostJudged = 12;

/** Which of the places where the passage may stand is its own, if one is, and whether that is sure. */
export function judge(searched: SearchedText, wide: WideAnchor, places: readonly Judged[]): Judgement {
  const ranked = places
    .map((place) => (stayed(wide, place) ? { ...place, score: place.score + thresholds.lead } : place))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostJudged);
  const [first, second] = ranked;
  if (first !== undefined && isWords(first) && first.score >= undoubted) {
    if (first.score - (second?.score ?? 0) >= thresholds.lead)
      return placeWords(searched, wide, first, { alone: true, doubles: 0 }) ?? 'unsure';
  }
  const doubles = otherPlaces(wide, wide.exact);
  const ownerOf = ownersFor(searched.text, searched.gramLength, wide, doubles);
  const owned = ranked.map((place) => ({ place, owner: ownerOf(place) })).filter(({ owner }) => owner !== 'other');
  const words = owned.filter(({ place }) => isWords(place));
  const standing: Standing = { alone: words.length === 1, doubles: doubles.length };
  const claims = owned
    // Where the very words stand, no altered ones do.
    .filter(({ place }) => isWords(place) || words.every((other) => !overlap(other.place, place)))
    .map(({ place, owner }): Claim => {
      const verdict = isWords(place)
        ? placeWords(searched, wide, place, standing)
        : offerAltered(searched, wide, place);
      return { place, owner, verdict };
    });
  const best = claims.find(({ verdict }) => verdict !== null);
  if (best === undefined || best.verdict === null) return words.length > 0 ? 'unsure' : 'nothing';
  if (best.owner === 'unclear') return 'unsure';
  const rivalled = claims.some((other) => !overlap(other.place, best.place) && isRival(searched, best.place, other));
  return rivalled ? 'unsure' : best.verdict;
}

/** Whether another place makes it unsure that the best one is the passage's own. */
function isRival(searched: SearchedText, best: Judged, { place, verdict }: Claim): boolean {
  const stands = verdict !== null;
  if (stands && best.score - place.score < thresholds.lead) return true;
  const possible = stands || mightBeAltered(searched, place);
  // One is more alike, and the other stands as much among what stood round the passage.
  if (possible && !isWords(place) && sidesOf(place) === 2 && contextOf(place) + thresholds.lead > contextOf(best)) {
    return true;
  }
  if (sidesOf(best) === 2) return false;
  // Nothing but their words speaks for either.
  if (isWords(best) && sidesOf(best) === 0 && place.kept >= thresholds.similarityBeside) return true;
  // One side of the context doesn't decide between the very words in one place and altered ones in another, nor
  // between two places of which each has one.
  return isWords(best) !== isWords(place) ? possible : possible && sidesOf(place) > 0;
}

function overlap(a: Judged, b: Judged): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A double can't well come to stand at the very offset where the passage stood, behind the very same text. */
function stayed({ anchor, before }: WideAnchor, { start, similarity, support }: Judged): boolean {
  return similarity === 1 && start > 0 && start === anchor.position.start && support.runBefore === before.length;
}
