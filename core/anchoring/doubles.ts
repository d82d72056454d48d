import { commonEnd, commonStart } from './support.ts';
import { inUnits, thresholds } from './thresholds.ts';
import type { Judged } from './weigh.ts';
import { otherPlaces, reach, type WideAnchor } from './wide-anchor.ts';

/** Whose what stands at a place is: the passage's, as far as known; something else's of the earlier text; or either's. */
export type Owner = 'own' | 'other' | 'unclear';

/** So many units more may be the same by chance beside a place. */
const chance = 4;

/** Tells owners for one passage, whose words stood in the earlier text at `doubles` as well. */
export function ownersFor(
  text: string,
  gramLength: number,
  wide: WideAnchor,
  doubles: readonly number[],
): (place: Judged) => Owner {
  const { earlier, exact } = wide;
  if (earlier === null) return () => 'own';
  const short = inUnits(thresholds.shortLength, gramLength);
  const least = inUnits(thresholds.runOfDouble, gramLength);
  const beside = doublesInContext(wide, exact, wide.before.slice(-least / 2), wide.after.slice(0, least / 2));
  const all = exact.length < short ? [...doubles, ...beside] : doubles;
  return ({ start, end, similarity, support }) => {
    const before = text.slice(Math.max(0, start - reach), start);
    const after = text.slice(end, end + reach);
    // How much of a double's own surroundings stands here, against how much of the passage's.
    const runs = (at: number): number => commonEnd(before, earlier, at) + commonStart(after, earlier, at + end - start);
    const run = support.runBefore + support.runAfter;
    if (similarity === 1) {
      const longest = Math.max(0, ...all.map(runs));
      if (longest < Math.max(least, run - chance)) return 'own';
      return longest > run + chance ? 'other' : 'unclear';
    }
    const part = text.slice(start, end);
    const places =
      part.length < short
        ? doublesInContext(wide, part, before.slice(-short), after.slice(0, short))
        : otherPlaces(wide, part);
    return places.some((at) => run < least || runs(at) >= run - chance) ? 'other' : 'own';
  };
}

/** Where a few words stood elsewhere beside what stands beside them: their bare places are too many to look at. */
function doublesInContext(wide: WideAnchor, words: string, left: string, right: string): number[] {
  return [...otherPlaces(wide, left + words).map((at) => at + left.length), ...otherPlaces(wide, words + right)];
}
