import type { Block } from '../markdown/blocks.ts';
import type { Article } from '../model/article.ts';

/** Where the pages of a text begin, as an article has it; null: the text has no pages. */
export type Pages = Article['pages'];

/** All that a block's place among the pages depends on. */
type Placed = Pick<Block, 'start' | 'number'>;

/** A block's page and its ¶ number as printed: counted anew on each page of a paged text. Null: it has none. */
export type PrintedNumber = { readonly page: number | null; readonly paragraph: number | null };

/** The page that an offset of the canonical text is on, from 1; where pages without text begin there, the last one. */
export function pageAt(pages: readonly number[], offset: number): number {
  let low = 0;
  let high = pages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}

/** Tells the printed number of each of these blocks, which are all of a text's. */
export function printedNumbers(blocks: readonly Placed[], pages: Pages): (block: Placed) => PrintedNumber {
  if (pages === null || pages.length === 0) return ({ number }) => ({ page: null, paragraph: number });
  return ({ start, number }) => {
    const page = pageAt(pages, start);
    if (number === null) return { page, paragraph: null };
    return { page, paragraph: number - firstNumber(blocks, page === 1 ? 0 : (pages[page - 1] ?? 0)) + 1 };
  };
}

/** The number of the first paragraph that begins at the offset or after it. */
function firstNumber(blocks: readonly Placed[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  while (low < blocks.length && blocks[low]?.number === null) low += 1;
  return blocks[low]?.number ?? 1;
}
