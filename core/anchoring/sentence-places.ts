import search from 'approx-string-match';
import type { TextRange } from '../text/sentences.ts';
import { candidateRegions, type Region } from './candidates.ts';
import { type Neighbours, neighboursAt } from './neighbours.ts';
import { edgeLength, findAltered, type Match } from './passage-edges.ts';
import type { SearchedText } from './searched-text.ts';
import { inUnits, thresholds } from './thresholds.ts';
import { overlap, placesOf, type Wanted } from './wanted.ts';

/** A place where a sentence may stand, with what speaks for it. */
export type Place = Match & { readonly neighbours: Neighbours };

/** What each neighbour counts for between ranges that overlap, in similarity. */
const neighbourWorth = 0.15;

/** How like the sentence what stands there is. Only between both neighbours a part that came in or went is overlooked. */
export function likenessOf({ kept, similarity, neighbours }: Place): number {
  return neighbours.same === 2 ? kept : similarity;
}

/** Every place where the words stand. */
export function placesOfWords({ text, gramLength }: SearchedText, wanted: Wanted): Place[] {
  return placesOf(text, wanted.exact).map((range) => ({
    ...range,
    similarity: 1,
    kept: 1,
    neighbours: neighboursAt(wanted, text, range, gramLength),
  }));
}

/** The places, clear of those of the words, where they may stand altered: where most of them or of what stood round them is. */
export function placesOfAltered(searched: SearchedText, wanted: Wanted, words: readonly TextRange[]): Place[] {
  const { text, gramLength } = searched;
  const found: Place[] = [];
  for (const region of candidateRegions(text, searched.index(), wanted)) {
    for (const part of clearOf(words, region, wanted.exact.length)) {
      for (const match of findAltered(text, part, wanted)) {
        if (match.similarity === 1 || words.some((other) => overlap(other, match))) continue;
        found.push({ ...match, neighbours: neighboursAt(wanted, text, match, gramLength) });
      }
    }
  }
  return oneRangeEach(found);
}

/** The places in all the text, clear of those of the words, that are most like them, if enough so. */
export function placesAnywhere(
  { text, gramLength }: SearchedText,
  wanted: Wanted,
  words: readonly TextRange[],
): Place[] {
  const { exact } = wanted;
  const { similarityAnywhere, similarityAnywhereOfDense, alteredByItself, moreOfShort } = thresholds;
  const short = exact.length < inUnits(alteredByItself, gramLength);
  const least = (gramLength < 12 ? similarityAnywhereOfDense : similarityAnywhere) + (short ? moreOfShort : 0);
  const errors = Math.floor(exact.length * (1 - least));
  return clearOf(words, { from: 0, to: text.length }, exact.length, 0).flatMap(({ from, to }) =>
    search(text.slice(from, to), exact, errors).map((match) => {
      const range = { start: match.start + from, end: match.end + from };
      const similarity = 1 - match.errors / Math.max(exact.length, range.end - range.start);
      return { ...range, similarity, kept: similarity, neighbours: neighboursAt(wanted, text, range, gramLength) };
    }),
  );
}

/** What is left of a region between the places of the words, with a little of those as context. */
function clearOf(words: readonly TextRange[], { from, to }: Region, length: number, context = edgeLength): Region[] {
  const inside = words.filter(({ start, end }) => start < to && end > from);
  const edges = [from, ...inside.flatMap(({ start, end }) => [start, end]), to];
  return edges.flatMap((left, i) => {
    const right = edges[i + 1];
    if (i % 2 === 1 || right === undefined || right - left <= length / 2) return [];
    return [{ from: Math.max(from, left - context), to: Math.min(to, right + context) }];
  });
}

/** Of ranges that overlap the best one. Between all of them stand the neighbours that any of them has. */
function oneRangeEach(places: readonly Place[]): Place[] {
  const best: Place[] = [];
  for (const place of [...places].sort((a, b) => worth(b) - worth(a))) {
    const at = best.findIndex((other) => overlap(other, place));
    const other = best[at];
    if (other === undefined) best.push(place);
    else if (place.neighbours.same > other.neighbours.same) {
      best[at] = { ...other, neighbours: { ...other.neighbours, same: place.neighbours.same } };
    }
  }
  return best;
}

function worth(place: Place): number {
  return likenessOf(place) + place.neighbours.same * neighbourWorth;
}
