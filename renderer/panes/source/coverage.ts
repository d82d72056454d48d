import { locatorOf } from '../../../core/anchoring/locate.ts';
import type { Pages } from '../../../core/anchoring/page-count.ts';
import type { Block } from '../../../core/markdown/blocks.ts';
import type { Passage } from './passages.ts';

export type CoverageState = 'cited' | 'highlighted' | 'unused';
export type CoverageCell = {
  readonly index: number;
  /** Such as `¶5` or `p. 3 ¶2`. */
  readonly place: string;
  readonly state: CoverageState;
};

/** One cell a numbered paragraph: a passage in it is cited, there is a passage in it, or neither. */
export function coverageOf(
  blocks: readonly Block[],
  passages: readonly Passage[],
  citedIds: ReadonlySet<string>,
  pages: Pages,
): CoverageCell[] {
  const cited = passages.filter(({ id }) => citedIds.has(id));
  const touches = (block: Block, some: readonly Passage[]) =>
    some.some(({ start, end }) => start < block.end && end > block.start);
  return blocks.flatMap((block) => {
    if (block.number === null) return [];
    let state: CoverageState = 'unused';
    if (touches(block, cited)) state = 'cited';
    else if (touches(block, passages)) state = 'highlighted';
    return [{ index: block.index, place: locatorOf(blocks, block.start, block.end, pages), state }];
  });
}
