import type { Block } from '../markdown/blocks.ts';
import { type Pages, type PrintedNumber, printedNumbers } from './page-count.ts';

/** The block that the UTF-16 offset stands in; null between blocks and outside the text. */
export function blockAt(blocks: readonly Block[], offset: number): Block | null {
  const block = blocks[firstEndingAfter(blocks, offset)];
  return block !== undefined && block.start <= offset ? block : null;
}

/**
 * Where a passage stands, for a reader: '¶5', '¶5–6', or 'heading above ¶5' when it lies in headings alone
 * ('heading' when no paragraph follows). In a text with pages the ¶ are counted on each page: 'p. 3 ¶2–4',
 * 'p. 3 ¶7 – p. 4 ¶1', 'p. 3 heading above ¶2'. Empty when it touches no block.
 */
export function locatorOf(blocks: readonly Block[], start: number, end: number, pages: Pages = null): string {
  let first: Block | null = null;
  let last: Block | null = null;
  let i = firstEndingAfter(blocks, start);
  const touched = blocks[i];
  for (let block = touched; block !== undefined && block.start < end; block = blocks[++i]) {
    if (block.number === null) continue;
    first ??= block;
    last = block;
  }
  const printed = printedNumbers(blocks, pages);
  if (first !== null && last !== null) return rangeOf(printed(first), printed(last));
  if (touched === undefined || touched === blocks[i]) return '';
  const { page } = printed(touched);
  const below = blocks.slice(i).find((block) => block.number !== null);
  const next = below === undefined ? null : printed(below);
  return onPage(page, next === null || next.page !== page ? 'heading' : `heading above ¶${next.paragraph}`);
}

function rangeOf(first: PrintedNumber, last: PrintedNumber): string {
  const from = onPage(first.page, `¶${first.paragraph}`);
  if (first.page !== last.page) return `${from} – ${onPage(last.page, `¶${last.paragraph}`)}`;
  return first.paragraph === last.paragraph ? from : `${from}–${last.paragraph}`;
}

function onPage(page: number | null, place: string): string {
  return page === null ? place : `p. ${page} ${place}`;
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
