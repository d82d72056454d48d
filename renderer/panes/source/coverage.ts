import { locatorOf } from '../../../core/anchoring/locate.ts';
import type { Pages } from '../../../core/anchoring/page-count.ts';
import type { Block } from '../../../core/markdown/blocks.ts';
import type { Passage } from './passages.ts';

export type CoverageState = 'cited' | 'highlighted' | 'unused';
export type CoverageCell = {
  /** The block to go to: the first of the cell that is in its state. */
  readonly index: number;
  /** Such as `¶5`, `p. 3 ¶2` or, where a cell stands for several paragraphs, `¶5–9`. */
  readonly place: string;
  readonly state: CoverageState;
};
export type Coverage = {
  readonly cells: readonly CoverageCell[];
  readonly counts: Readonly<Record<CoverageState, number>>;
};

/** More would be thinner than can be seen or pressed. */
const mostCells = 240;

/**
 * How much of a text is used: one cell a numbered paragraph, or, of a very long text, a few paragraphs. A paragraph is
 * cited when a passage in it is; a cell shows the best that one of its paragraphs is.
 */
export function coverageOf(
  blocks: readonly Block[],
  passages: readonly Passage[],
  citedIds: ReadonlySet<string>,
  pages: Pages,
): Coverage {
  const states = statesOf(blocks, passages, citedIds);
  const numbered = blocks.filter(({ number }) => number !== null);
  const counts = { cited: 0, highlighted: 0, unused: 0 };
  for (const { index } of numbered) counts[states[index] ?? 'unused'] += 1;
  const size = Math.max(1, Math.ceil(numbered.length / mostCells));
  const cells: CoverageCell[] = [];
  for (let from = 0; from < numbered.length; from += size) {
    const group = numbered.slice(from, from + size);
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) break;
    const state = order.find((each) => group.some(({ index }) => states[index] === each)) ?? 'unused';
    const index = group.find((block) => states[block.index] === state)?.index ?? first.index;
    cells.push({ index, place: locatorOf(blocks, first.start, last.end, pages), state });
  }
  return { cells, counts };
}

const order = ['cited', 'highlighted', 'unused'] as const;

/** By block; absent for those that nothing stands on. */
function statesOf(
  blocks: readonly Block[],
  passages: readonly Passage[],
  citedIds: ReadonlySet<string>,
): readonly (CoverageState | undefined)[] {
  const states: (CoverageState | undefined)[] = blocks.map(() => undefined);
  // In document order, so that where the next one begins is not before where this one does.
  let from = 0;
  for (const { id, start, end } of passages) {
    while ((blocks[from]?.end ?? end) <= start) from += 1;
    for (let at = from; at < blocks.length; at += 1) {
      if ((blocks[at]?.start ?? end) >= end) break;
      if (citedIds.has(id)) states[at] = 'cited';
      else states[at] ??= 'highlighted';
    }
  }
  return states;
}
