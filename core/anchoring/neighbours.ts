import type { TextRange } from '../text/sentences.ts';
import { similarityOf } from './edit-distance.ts';
import { inUnits, thresholds } from './thresholds.ts';
import type { Wanted } from './wanted.ts';

/** How alike what stands directly before and behind two passages is, from 0 to 1, and on how many sides it is the same. */
export type Neighbours = { readonly before: number; readonly after: number; readonly same: 0 | 1 | 2 };

/** Compares what stands directly beside two passages of two texts. To stand at the end of a text is alike. */
export function compareNeighbours(
  earlier: string,
  origin: TextRange,
  text: string,
  place: TextRange,
  gramLength: number,
): Neighbours {
  const least = gramLength < 12 ? thresholds.neighbourOfDense : thresholds.neighbour;
  const near = inUnits(thresholds.neighbourLength, gramLength);
  const before = (length: number): number =>
    likeness(endOf(earlier, origin.start, length), endOf(text, place.start, length), 'end');
  const after = (length: number): number =>
    likeness(startOf(earlier, origin.end, length), startOf(text, place.end, length), 'start');
  const [left = 0, right = 0] = [before, after].map((side) => {
    const direct = side(near);
    if (direct >= least) return direct;
    // A neighbour that was altered right beside the passage is known by more of it.
    const far = side(3 * near);
    return far >= thresholds.neighbourFar ? far : direct;
  });
  const same = [left, right].filter((side) => side >= least).length;
  return { before: left, after: right, same: same === 2 ? 2 : same === 1 ? 1 : 0 };
}

/** The same for a place where a wanted passage may stand. */
export function neighboursAt(
  { source, start, end }: Wanted,
  text: string,
  place: TextRange,
  gramLength: number,
): Neighbours {
  return compareNeighbours(source.text, { start, end }, text, place, gramLength);
}

/** How many units stand directly before and behind a place as they stood beside the wanted passage. */
export function unitsHeldBeside({ before, after }: Wanted, text: string, { start, end }: TextRange): [number, number] {
  let left = 0;
  while (left < before.length && left < start && before.at(-1 - left) === text[start - 1 - left]) left += 1;
  let right = 0;
  while (right < after.length && end + right < text.length && after[right] === text[end + right]) right += 1;
  return [left, right];
}

/** Too little to compare is the same or it isn't. */
const shortest = 8;

function likeness(a: string, b: string, side: 'start' | 'end'): number {
  const length = Math.min(a.length, b.length);
  if (length < shortest) return a === b ? 1 : 0;
  const cut = (text: string): string => (side === 'end' ? text.slice(-length) : text.slice(0, length));
  return similarityOf(cut(a), cut(b));
}

function endOf(text: string, end: number, length: number): string {
  return text
    .slice(Math.max(0, end - 2 * length), end)
    .trimEnd()
    .replace(/\s+/gu, ' ')
    .slice(-length);
}

function startOf(text: string, start: number, length: number): string {
  return text
    .slice(start, start + 2 * length)
    .trimStart()
    .replace(/\s+/gu, ' ')
    .slice(0, length);
}
