import { testForDoubles } from './doubles.ts';
import type { Placement } from './placement.ts';
import type { SearchedText } from './searched-text.ts';
import { thresholds, undoubted } from './thresholds.ts';
import { mightBeAltered, offerAltered, placeWords } from './verdict.ts';
import { type Judged, sidesOf } from './weigh.ts';
import { otherPlaces, type WideAnchor } from './wide-anchor.ts';

/** So many of the best places are looked at closely. */
const mostJudged = 12;

/** Which of the places where the passage may stand is its own, if one is, and whether that is sure. */
export function judge(searched: SearchedText, wide: WideAnchor, places: readonly Judged[]): Placement | null {
  const ranked = places
    .map((place) => (stayed(wide, place) ? { ...place, score: place.score + thresholds.lead } : place))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostJudged);
  const [first, second] = ranked;
  if (first !== undefined && first.score >= undoubted && first.score - (second?.score ?? 0) >= thresholds.lead) {
    return verdictOn(searched, wide, first, true);
  }
  const doubles = otherPlaces(wide, wide.exact);
  const isDouble = testForDoubles(searched.text, searched.gramLength, wide, doubles);
  const own = ranked.filter((place) => !isDouble(place));
  const isWords = ({ similarity }: Judged): boolean => similarity === 1;
  const words = own.filter(isWords).length;
  const alone = words === 1 && doubles.length <= ranked.filter(isWords).length - words;
  const verdicts = own.map((place) => ({ place, verdict: verdictOn(searched, wide, place, alone) }));
  const best = verdicts.find(({ verdict }) => verdict !== null);
  if (best === undefined) return null;
  const rivals = verdicts.some(({ place, verdict }) => {
    if (place.start < best.place.end && best.place.start < place.end) return false;
    if (verdict !== null && best.place.score - place.score < thresholds.lead) return true;
    // The very words in one place and altered ones in another: one side of the context doesn't decide.
    if (sidesOf(best.place) === 2 || isWords(best.place) === isWords(place)) return false;
    return verdict !== null || mightBeAltered(searched, place);
  });
  return rivals ? null : best.verdict;
}

function verdictOn(searched: SearchedText, wide: WideAnchor, place: Judged, alone: boolean): Placement | null {
  return place.similarity === 1 ? placeWords(searched, wide, place, alone) : offerAltered(searched, wide, place);
}

/** A double can't well come to stand at the very offset where the passage stood, behind the very same text. */
function stayed({ anchor, before }: WideAnchor, { start, similarity, support }: Judged): boolean {
  return similarity === 1 && start > 0 && start === anchor.position.start && support.runBefore === before.length;
}
