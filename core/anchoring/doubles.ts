import { commonEnd, commonStart } from './support.ts';
import { inUnits, thresholds } from './thresholds.ts';
import type { Judged } from './weigh.ts';
import { otherPlaces, reach, type WideAnchor } from './wide-anchor.ts';

/** Fewer units round a place may be the same by chance. */
const leastRun = 16;

/** Tells whether what stands at a place of the text is something that the earlier text had elsewhere. */
export type DoubleTest = (place: Judged) => boolean;

/** The test for one passage, whose words stood in the earlier text at `doubles` as well. */
export function testForDoubles(
  text: string,
  gramLength: number,
  wide: WideAnchor,
  doubles: readonly number[],
): DoubleTest {
  const { earlier, exact } = wide;
  if (earlier === null) return () => false;
  const short = inUnits(thresholds.shortLength, gramLength);
  const least = inUnits(leastRun, gramLength);
  const all = exact.length < short ? [...doubles, ...doublesInContext(wide, least / 2)] : doubles;
  return ({ start, end, similarity, support }) => {
    if (similarity < 1) {
      if (end - start >= short) return otherPlaces(wide, text.slice(start, end)).length > 0;
      // A few words stand in many places: what is beside them tells.
      const beside = [text.slice(Math.max(0, start - short), end), text.slice(start, end + short)];
      return beside.some((passage) => otherPlaces(wide, passage).length > 0);
    }
    // A double's own surroundings stand there over as long a stretch as the passage's.
    const before = text.slice(Math.max(0, start - reach), start);
    const after = text.slice(end, end + reach);
    const run = Math.max(least, support.runBefore + support.runAfter);
    return all.some((at) => commonEnd(before, earlier, at) + commonStart(after, earlier, at + exact.length) >= run);
  };
}

/** Where a few words stood elsewhere beside what stands beside them: their bare places are too many to look at. */
function doublesInContext(wide: WideAnchor, beside: number): number[] {
  const left = wide.before.slice(-beside);
  const right = wide.after.slice(0, beside);
  return [
    ...otherPlaces(wide, left + wide.exact).map((at) => at + left.length),
    ...otherPlaces(wide, wide.exact + right),
  ];
}
