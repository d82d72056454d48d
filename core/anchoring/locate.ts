import type { Block } from '../markdown/blocks.ts';

/** The block that the UTF-16 offset stands in; null between blocks and outside the text. */
export function blockAt(blocks: readonly Block[], offset: number): Block | null {
  const block = blocks[firstEndingAfter(blocks, offset)];
  return block !== undefined && block.start <= offset ? block : null;
}

/**
 * Where a passage stands, for a reader: '¶5', '¶5–6', or 'heading above ¶5' when it lies in headings alone
 * ('heading' when no paragraph follows). Empty when it touches no block.
 */
export function locatorOf(blocks: readonly Block[], start: number, end: number): string {
  let first: number | null = null;
  let last: number | null = null;
  let i = firstEndingAfter(blocks, start);
  const touched = i;
  for (let block = blocks[i]; block !== undefined && block.start < end; block = blocks[++i]) {
    first ??= block.number;
    last = block.number ?? last;
  }
  if (first !== null) return last === first ? `¶${first}` : `¶${first}–${last}`;
  if (i === touched) return '';
  const below = blocks.slice(i).find((block) => block.number !== null);
  return below === undefined ? 'heading' : `heading above ¶${below.number}`;
}

function firstEndingAfter(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
