import type { TextRange } from '../text/sentences.ts';
import { candidateRegions } from './candidates.ts';
import { similarityOf } from './edit-distance.ts';
import { compareNeighbours } from './neighbours.ts';
import { findAltered } from './passage-edges.ts';
import type { SearchedText } from './searched-text.ts';
import type { Place } from './sentence-places.ts';
import { thresholds } from './thresholds.ts';
import { otherPlaces, type Wanted } from './wanted.ts';

/** Whose what stands at a place is: the passage's, as far as known; another's of the earlier text; or either's. */
export type Owner = 'own' | 'other' | 'unclear';
export type Owned = { readonly place: Place; readonly owner: Owner };

/** Tells whose places are by looking back from them: what else of the earlier text may they come from? */
export function ownersFor(searched: SearchedText, wanted: Wanted): (place: Place) => Owner {
  const { text, gramLength } = searched;
  const { source } = wanted;
  if (!source.whole) return () => 'own';
  let exact: TextRange[] | null = null;
  let near: TextRange[] | null = null;
  return (place) => {
    const words = text.slice(place.start, place.end);
    exact ??= otherPlaces(wanted, wanted.exact);
    const origins = [...exact];
    if (place.similarity < 1) origins.push(...otherPlaces(wanted, words));
    // Only its very words dispute a place of the words between both neighbours.
    if (place.similarity < 1 || place.neighbours.same < 2) {
      near ??= nearDoubles(searched, wanted);
      origins.push(...near);
    }
    const claims = origins.map((origin): Owner => {
      const similarity = similarityOf(source.text.slice(origin.start, origin.end), words);
      const { same } = compareNeighbours(source.text, origin, text, place, gramLength);
      return ownerBetween(place, { similarity, same });
    });
    if (claims.includes('other')) return 'other';
    return claims.includes('unclear') ? 'unclear' : 'own';
  };
}

/** Who owns a place, the passage or another origin: who has more neighbours there, and who is more like it. */
function ownerBetween(
  { similarity, neighbours: { same } }: Pick<Place, 'similarity' | 'neighbours'>,
  other: { readonly similarity: number; readonly same: number },
): Owner {
  const { similarityOfRival, likenessOfOwner, leadOfOwner } = thresholds;
  if (other.similarity < similarityOfRival) return 'own';
  const lead = similarity - other.similarity;
  if (other.same > same) return lead < likenessOfOwner ? 'other' : 'unclear';
  if (other.same < same) {
    // What is more like another may have come to stand beside one neighbour of the passage, but not between both.
    return lead < (same === 2 ? -likenessOfOwner : -leadOfOwner) ? 'unclear' : 'own';
  }
  if (lead < -leadOfOwner) return 'other';
  // A near-double isn't altered into the very words of the passage.
  return lead > leadOfOwner || (similarity === 1 && other.similarity < 1) ? 'own' : 'unclear';
}

/** Where the earlier text said nearly the same. */
function nearDoubles(searched: SearchedText, wanted: Wanted): TextRange[] {
  const index = searched.earlierIndex();
  const { source, start, end, exact } = wanted;
  if (index === null) return [];
  const bare = { exact, before: '', after: '' };
  return candidateRegions(source.text, index, bare).flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, start) },
      { from: Math.max(from, end), to },
    ]
      .filter((part) => part.to - part.from >= exact.length / 2)
      .flatMap((part) => findAltered(source.text, part, bare))
      .filter(({ similarity }) => similarity >= thresholds.similarityOfRival && similarity < 1),
  );
}
