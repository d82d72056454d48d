import type { TextRange } from '../text/sentences.ts';
import { type Neighbours, unitsHeldBeside } from './neighbours.ts';
import { needsBothNeighbours } from './one-neighbour.ts';
import { type Owned, ownersFor } from './owners.ts';
import type { SearchedText } from './searched-text.ts';
import { likenessOf, type Place, placesAnywhere, placesOfAltered, placesOfWords } from './sentence-places.ts';
import { inUnits, thresholds } from './thresholds.ts';
import { otherPlaces, overlap, type Wanted } from './wanted.ts';

/**
 * What became of a sentence. words: it stands there word for word. altered: it may stand there. unsure: there are places,
 * but none may be called its own. gone: there is none.
 */
export type Fate =
  | ({ readonly kind: 'words' } & TextRange)
  | ({
      readonly kind: 'altered';
      readonly kept: number;
      readonly neighbours: Neighbours;
      readonly doubled: boolean;
    } & TextRange)
  | { readonly kind: 'unsure' | 'gone' };

const unsure: Fate = { kind: 'unsure' };
/** Words in more places, none of them between both neighbours, are not told apart. */
const mostPlaces = 60;
/** So few units are between sentences that stand side by side. */
const adjoining = 4;

/** Follows one sentence of the earlier text into the text. */
export function fateOf(searched: SearchedText, wanted: Wanted): Fate {
  const ownerOf = ownersFor(searched, wanted);
  const notOthers = (places: readonly Place[]): Owned[] =>
    places.map((place) => ({ place, owner: ownerOf(place) })).filter(({ owner }) => owner !== 'other');
  const everywhere = placesOfWords(searched, wanted);
  const betweenBoth = everywhere.filter(({ neighbours }) => neighbours.same === 2);
  const [stands] = betweenBoth;
  // No copy comes to stand between both neighbours.
  if (stands !== undefined) {
    const told = betweenBoth.length === 1 && ownerOf(stands) === 'own' && !isOneOfAPair(searched, wanted, stands);
    return told ? { kind: 'words', start: stands.start, end: stands.end } : unsure;
  }
  if (everywhere.length > mostPlaces) return unsure;
  const words = notOthers(everywhere).sort((a, b) => standing(b) - standing(a));
  const altered = notOthers(placesOfAltered(searched, wanted, everywhere));
  const [best] = words;
  if (best === undefined) return fateOfAltered(searched, wanted, altered);
  const stayed = stayedAltered(best, altered);
  if (stayed !== null) return stayed;
  const alone = everywhere.length === 1 && otherPlaces(wanted, wanted.exact).length === 0;
  if (!speaksForItself(searched, wanted, best.place, alone)) return unsure;
  if (best.owner !== 'own' || isRivalled(searched.gramLength, wanted, best, words, altered)) return unsure;
  if (best.place.neighbours.same === 1 && needsBothNeighbours(searched, wanted, best.place, everywhere, words, altered))
    return unsure;
  // It may have been doubled, and then altered and moved: the copy tells nothing.
  if (best.place.neighbours.same === 0 && notOthers(placesAnywhere(searched, wanted, everywhere)).length > 0)
    return unsure;
  // A copy of a passage that went may stand there, where the earlier text doesn't tell that there was none.
  if (best.place.neighbours.same === 0 && !wanted.source.whole) return offerOf(best.place);
  return { kind: 'words', start: best.place.start, end: best.place.end };
}

/** Of a sentence and its double right beside it, either may have gone where anything near them changed. */
function isOneOfAPair({ text }: SearchedText, wanted: Wanted, place: Place): boolean {
  const { start, end, before, after, exact } = wanted;
  const beside = otherPlaces(wanted, exact).some(
    (other) => start - other.end <= adjoining && other.start - end <= adjoining,
  );
  if (!beside) return false;
  const [left, right] = unitsHeldBeside(wanted, text, place);
  return left < before.length || right < after.length;
}

/** The sentence was altered in its own place, when a copy of it stands word for word where it has no neighbour. */
function stayedAltered(best: Owned, altered: readonly Owned[]): Fate | null {
  if (best.place.neighbours.same > 0) return null;
  const [stayed, second] = altered.filter(
    ({ place }) => place.neighbours.same === 2 && likenessOf(place) >= thresholds.similarityOfStayed,
  );
  if (stayed === undefined || second !== undefined || stayed.owner !== 'own') return null;
  return offerOf(stayed.place, true);
}

/** Whether words without both of their neighbours are so many, or so singular, that they are known by themselves. */
function speaksForItself({ text, gramLength }: SearchedText, wanted: Wanted, place: Place, alone: boolean): boolean {
  const { shortLength, sentenceByItself, sentenceByItselfUnknown, heldByShort } = thresholds;
  const { exact, source } = wanted;
  if (exact.length < inUnits(shortLength, gramLength) && !(alone && source.whole)) {
    return Math.min(...unitsHeldBeside(wanted, text, place)) >= inUnits(heldByShort, gramLength);
  }
  if (place.neighbours.same > 0) return true;
  return exact.length >= inUnits(source.whole ? sentenceByItself : sentenceByItselfUnknown, gramLength);
}

/** Whether the sentence may as well stand, word for word or altered, in another place than the best one. */
function isRivalled(
  gramLength: number,
  wanted: Wanted,
  best: Owned,
  words: readonly Owned[],
  altered: readonly Owned[],
): boolean {
  const { same } = best.place.neighbours;
  const others = words.slice(1);
  // What is either's is the double's: that needs a place too.
  const unclear = others.filter(({ owner }) => owner === 'unclear').length;
  const accounted = unclear <= otherPlaces(wanted, wanted.exact).length;
  if (others.some(({ place, owner }) => (owner === 'own' || !accounted) && (same === 0 || place.neighbours.same > 0))) {
    return true;
  }
  const between = gramLength < 12 ? thresholds.similarityOfRivalBetweenDense : thresholds.similarityOfRivalBetween;
  return altered.some(({ place: { kept, neighbours } }) => {
    if (neighbours.same === 2) return kept >= between;
    return neighbours.same >= same && kept >= thresholds.similarityOfRival;
  });
}

function fateOfAltered({ gramLength }: SearchedText, { exact, source }: Wanted, altered: readonly Owned[]): Fate {
  const ranked = [...altered].sort((a, b) => scoreOf(b.place) - scoreOf(a.place));
  const best = ranked.find(
    ({ place }) => likenessOf(place) >= leastSimilarity(place, exact.length, source.whole, gramLength),
  );
  if (best === undefined) return { kind: 'gone' };
  const rivalled = ranked.some(
    ({ place }) =>
      !overlap(place, best.place) &&
      place.kept >= thresholds.similarityOfRival &&
      scoreOf(best.place) - scoreOf(place) < thresholds.leadOfOffer,
  );
  return best.owner === 'unclear' || rivalled ? unsure : offerOf(best.place);
}

/** How alike an altered sentence must be: the less, the more of its neighbours stand there. */
function leastSimilarity({ neighbours: { same } }: Place, length: number, whole: boolean, gramLength: number): number {
  const { similarityBetween, similarityBeside, similarityByItself, alteredByItself } = thresholds;
  const allowance = gramLength < 12 ? thresholds.allowanceForDense : 0;
  if (same === 2) return similarityBetween - allowance;
  const long = length >= inUnits(alteredByItself, gramLength);
  if (same === 1) return (long ? similarityBeside : similarityBeside + thresholds.moreOfShort) - allowance;
  // Where the earlier text isn't at hand, it may be a double of a passage that went.
  return long && whole ? similarityByItself - allowance : Number.POSITIVE_INFINITY;
}

/** doubled: it also stands elsewhere word for word. */
function offerOf({ start, end, kept, neighbours }: Place, doubled = false): Fate {
  return { kind: 'altered', start, end, kept, neighbours, doubled };
}

/** Altered places by their words, and by each neighbour as much as a third of those. */
function scoreOf(place: Place): number {
  const { same, before, after } = place.neighbours;
  return likenessOf(place) + 0.3 * same + 0.1 * (before + after);
}

/** Places of the words by their neighbours, and among equals by their owner. */
function standing({ place: { neighbours }, owner }: Owned): number {
  return 4 * neighbours.same + (owner === 'own' ? 2 : 0) + (neighbours.before + neighbours.after) / 2;
}
