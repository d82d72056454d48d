import { printedNumbers } from '../../../core/anchoring/page-count.ts';
import type { Block } from '../../../core/markdown/blocks.ts';
import type { Article } from '../../../core/model/article.ts';
import type { PlacedBlock } from '../../dom/offsets.ts';
import { groupElement, isGrouped, line, pageMark, type Setting, tableRow } from './block-elements.ts';
import { type BlockRun, chunkBlocks } from './chunk-blocks.ts';

type TextFacts = Pick<Article, 'title' | 'direction' | 'pages'>;
/** An element whose text stands from `start` to `end` of the canonical text, and which is laid out once it is near. */
export type Chunk = { readonly element: HTMLElement; readonly start: number; readonly end: number };

const tags = { paragraph: 'p', 'list-item': 'p', quote: 'p', code: 'pre', html: 'pre', 'table-row': 'div' } as const;

/**
 * Builds the reading text, chunk by chunk. Every block's text is one `[data-block]` element whose `textContent` is the
 * block's text, letter for letter; numbers, pages, markers and bars are drawn by CSS from attributes.
 */
export class TextBuild {
  /** The block that is the article's title, if it has one of its own. */
  readonly title: HTMLElement | null;
  /** What has been built so far, in order; a block's index is that of its place and of its stop. */
  readonly placed: PlacedBlock[] = [];
  readonly stops: HTMLElement[] = [];
  readonly chunks: Chunk[] = [];
  readonly #blocks: readonly Block[];
  readonly #setting: Setting;
  readonly #runs: readonly BlockRun[];
  readonly #topLevel: number;

  constructor(blocks: readonly Block[], article: TextFacts) {
    this.#blocks = blocks;
    this.#setting = { direction: article.direction, printed: printedNumbers(blocks, article.pages) };
    const first = blocks[0];
    const hasTitle = first !== undefined && !isGrouped(first) && fold(first.text) === fold(article.title);
    const body = hasTitle ? blocks.slice(1) : blocks;
    this.#topLevel = body.reduce((top, { kind, level }) => (kind === 'heading' ? Math.min(top, level) : top), 6);
    this.#runs = chunkBlocks(blocks);
    this.title = hasTitle ? this.#keep(line(first, 'h1', this.#setting, 0)) : null;
  }

  get done(): boolean {
    return this.chunks.length === this.#runs.length;
  }

  /** Builds the next chunk; null once all stand. */
  next(): HTMLElement | null {
    const run = this.#runs[this.chunks.length];
    const last = run === undefined ? undefined : this.#blocks[run.to - 1];
    if (run === undefined || last === undefined) return null;
    const element = document.createElement('div');
    // The beginning is seen at once, and of a short text all is near: nothing is gained by leaving it out.
    element.className = run.from === 0 || this.#runs.length === 2 ? 'chunk' : 'chunk far';
    this.#fill(element, { from: this.title !== null && run.from === 0 ? 1 : run.from, to: run.to });
    this.chunks.push({ element, start: this.#blocks[run.from]?.start ?? 0, end: last.end });
    return element;
  }

  #fill(chunk: HTMLElement, { from, to }: BlockRun): void {
    let group: HTMLElement | null = null;
    for (const block of this.#blocks.slice(from, to)) {
      const isFirst = block.index === 0 || (block.index === 1 && this.title !== null);
      const before = isFirst ? undefined : this.#blocks[block.index - 1];
      const { page } = this.#setting.printed(block);
      if (page !== null && (before === undefined || this.#setting.printed(before).page !== page)) {
        group = null;
        chunk.append(pageMark(page));
      }
      if (before?.kind !== block.kind || (block.kind === 'table-row' && block.header)) group = null;
      if (group === null && isGrouped(block)) {
        group = groupElement(block, this.#setting);
        chunk.append(group);
      }
      (group ?? chunk).append(this.#keep(this.#elementsOf(block)));
    }
    if (this.#blocks[to - 1]?.kind === 'list-item' && this.#blocks[to]?.kind === 'list-item') {
      group?.classList.add('goes-on');
    }
  }

  #elementsOf(block: Block): ReturnType<typeof line> {
    if (block.kind === 'table-row') return tableRow(block, this.#setting);
    const tag = block.kind === 'heading' ? `h${Math.min(6, 2 + block.level - this.#topLevel)}` : tags[block.kind];
    return line(block, tag, this.#setting, this.#blocks[block.index + 1]?.quoteDepth ?? 0);
  }

  #keep({ outer, placed }: ReturnType<typeof line>): HTMLElement {
    this.stops.push(outer);
    this.placed.push(placed);
    return outer;
  }
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
