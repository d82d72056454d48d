import type { Block } from '../../../core/markdown/blocks.ts';

/** UTF-16 units of a text's beginning that are painted before the rest is built: a screen of an ordinary window. */
const beginning = 3_500;
/** A text up to this many UTF-16 units and blocks is laid out as its beginning and one more. */
const wholeUpTo = { units: 30_000, blocks: 200 };
/** What is laid out at once of a longer one: two to three screens, some milliseconds of work. */
const chunk = { units: 6_000, blocks: 40 };
/** The rows of a table and the items of a list belong together, up to this many. */
const together = { 'table-row': 400, 'list-item': 120 } as const;

/** A run of blocks that is laid out as one: from block index `from` to before `to`. */
export type BlockRun = { readonly from: number; readonly to: number };

/** Cuts a text's blocks into runs to be laid out one by one; tables and lists are kept whole unless they are very long. */
export function chunkBlocks(blocks: readonly Block[]): BlockRun[] {
  const length = blocks.at(-1)?.end ?? 0;
  const isLong = length > wholeUpTo.units || blocks.length > wholeUpTo.blocks;
  const runs: BlockRun[] = [];
  let from = 0;
  for (const [index, block] of blocks.entries()) {
    const units = block.start - (blocks[from]?.start ?? 0);
    const isFull = from === 0 ? units >= beginning : isLong && units >= chunk.units;
    const hasMany = isLong && index - from >= chunk.blocks;
    if (index === from || !(isFull || hasMany) || isKept(blocks[index - 1], block, index - from)) continue;
    runs.push({ from, to: index });
    from = index;
  }
  return blocks.length === 0 ? [] : [...runs, { from, to: blocks.length }];
}

/** Whether a block stays with the one before it in a run of `count` blocks. */
function isKept(before: Block | undefined, { kind, header }: Block, count: number): boolean {
  if ((kind !== 'table-row' && kind !== 'list-item') || before?.kind !== kind || header) return false;
  return count < together[kind];
}
