import type { TextRange } from '../text/sentences.ts';

/** Where a part of a text went in its altered form: between what precedes and what follows it there. */
export type Aligned = TextRange & {
  /** How many units of the part stand there as they did. */
  readonly kept: number;
};

/** Other units cost more than one that went and one that came: what is left is found among inserted words. */
const costOfOther = 3;
const costOfOne = 2;

/**
 * Aligns a text with its altered form by the least edits, and tells where parts of it went. Units that are the same in
 * runs shorter than `shortestRun` are so by chance. Takes time in the product of the lengths between the common ends.
 */
export function alignTexts(a: string, b: string, shortestRun: number): (part: TextRange) => Aligned {
  const { first, last, same } = tracePath(a, b);
  const runs = runLengths(same);
  return ({ start, end }) => {
    let kept = 0;
    for (let at = start; at < end; at += 1) if ((runs[at] ?? 0) >= shortestRun) kept += 1;
    return { start: last[start] ?? 0, end: first[end] ?? 0, kept };
  };
}

type Path = {
  /** For each offset of a, the first and the last offset of b that it is aligned with: between them something came in. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** For each unit of a, the same unit of b; -1: it went or became another. */
  readonly same: Int32Array;
};

function tracePath(a: string, b: string): Path {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail += 1;
  const first = new Int32Array(a.length + 1);
  const last = new Int32Array(a.length + 1);
  const same = new Int32Array(a.length).fill(-1);
  const shift = b.length - a.length;
  const join = (i: number, j: number): void => {
    first[i] = j;
    last[i] = j;
  };
  for (let i = 0; i <= head; i += 1) {
    join(i, i);
    if (i < head) same[i] = i;
  }
  for (let i = a.length - tail; i <= a.length; i += 1) {
    join(i, i + shift);
    if (i < a.length) same[i] = i + shift;
  }
  const costs = costsOf(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const width = b.length - tail - head + 1;
  const cost = (i: number, j: number): number => costs[(i - head) * width + j - head] ?? 0;
  let i = a.length - tail;
  let j = b.length - tail;
  while (i > head || j > head) {
    const equal = i > head && j > head && a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
    if (i > head && j > head && cost(i, j) === cost(i - 1, j - 1) + (equal ? 0 : costOfOther)) {
      i -= 1;
      j -= 1;
      if (equal) same[i] = j;
      join(i, j);
    } else if (i > head && cost(i, j) === cost(i - 1, j) + costOfOne) {
      i -= 1;
      join(i, j);
    } else {
      j -= 1;
      first[i] = j;
    }
  }
  return { first, last, same };
}

function costsOf(a: string, b: string): Uint16Array {
  const width = b.length + 1;
  const costs = new Uint16Array((a.length + 1) * width);
  for (let j = 1; j <= b.length; j += 1) costs[j] = costOfOne * j;
  for (let i = 1; i <= a.length; i += 1) {
    const row = i * width;
    costs[row] = costOfOne * i;
    const unit = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j += 1) {
      const diagonal = (costs[row - width + j - 1] ?? 0) + (unit === b.charCodeAt(j - 1) ? 0 : costOfOther);
      const one = Math.min(costs[row - width + j] ?? 0, costs[row + j - 1] ?? 0) + costOfOne;
      costs[row + j] = Math.min(diagonal, one);
    }
  }
  return costs;
}

/** For each unit that is the same, the length of the run of those that it stands in. */
function runLengths(same: Int32Array): Int32Array {
  const runs = new Int32Array(same.length);
  let from = 0;
  for (let at = 0; at < same.length; at += 1) {
    const place = same[at] ?? -1;
    if (place !== -1 && same[at + 1] === place + 1) continue;
    if (place !== -1) runs.fill(at + 1 - from, from, at + 1);
    from = at + 1;
  }
  return runs;
}
