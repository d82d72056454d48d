import { inUnits } from './thresholds.ts';

/** Stretches compared at most, and their length: much of two sentences that stood beside each other. */
const mostStretches = 200;
const stretchLength = 80;

/** The share of an earlier text, from 0 to 1, that no longer stands word for word and in its order; by samples. */
export function changedShare(earlier: string, text: string, gramLength: number): number {
  const length = inUnits(stretchLength, gramLength);
  const count = Math.min(mostStretches, Math.floor(earlier.length / length));
  if (count === 0) return earlier === text ? 0 : 1;
  let changed = 0;
  for (let n = 0; n < count; n += 1) {
    const at = Math.floor((n * earlier.length) / count);
    if (!text.includes(earlier.slice(at, at + length))) changed += 1;
  }
  return changed / count;
}
