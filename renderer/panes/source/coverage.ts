import type { Block } from '../../../core/markdown/blocks.ts';
import type { Passage } from './passages.ts';

export type CoverageState = 'cited' | 'highlighted' | 'unused';
export type CoverageCell = { readonly index: number; readonly number: number; readonly state: CoverageState };

/** One cell a numbered paragraph: a passage in it is cited, there is a passage in it, or neither. */
export function coverageOf(
  blocks: readonly Block[],
  passages: readonly Passage[],
  citedIds: ReadonlySet<string>,
): CoverageCell[] {
  const cited = passages.filter(({ id }) => citedIds.has(id));
  const touches = (block: Block, some: readonly Passage[]) =>
    some.some(({ start, end }) => start < block.end && end > block.start);
  return blocks.flatMap((block) => {
    if (block.number === null) return [];
    let state: CoverageState = 'unused';
    if (touches(block, cited)) state = 'cited';
    else if (touches(block, passages)) state = 'highlighted';
    return [{ index: block.index, number: block.number, state }];
  });
}
