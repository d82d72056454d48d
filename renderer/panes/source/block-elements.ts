import type { PrintedNumber } from '../../../core/anchoring/page-count.ts';
import type { Block, Span } from '../../../core/markdown/blocks.ts';
import type { Direction } from '../../../core/model/article.ts';
import { directionOf } from '../../../core/text/direction.ts';
import { guessLanguage } from '../../../core/text/language.ts';
import type { PlacedBlock } from '../../dom/offsets.ts';
import { inlineNodes } from './inline-nodes.ts';

/** What every block of a text is set by. */
export type Setting = { readonly direction: Direction; readonly printed: (block: Block) => PrintedNumber };

/**
 * A block as it stands in the page. `outer` has its surroundings (number, quote bars, list marker) and is what the
 * reading cursor stands on, `[data-stop]`; its text is one `[data-block]` element, letter for letter.
 */
export type BlockElements = { readonly outer: HTMLElement; readonly placed: PlacedBlock };

/** Whether it stands in a group with its neighbours of the same kind. */
export function isGrouped({ kind }: Block): boolean {
  return kind === 'table-row' || kind === 'list-item';
}

/** The list or table that begins with this block. */
export function groupElement(block: Block, { direction }: Setting): HTMLElement {
  const element = document.createElement('div');
  element.className = block.kind === 'table-row' ? 'table' : 'list';
  element.role = block.kind === 'table-row' ? 'table' : 'list';
  element.dir = hasLetters(block.text) ? directionOf(block.text) : direction;
  return element;
}

/** A block that is no table row; `nextQuoteDepth` is that of the block after it. */
export function line(block: Block, tag: string, setting: Setting, nextQuoteDepth: number): BlockElements {
  const outer = stop(document.createElement('div'), block, setting);
  outer.className = `line ${block.kind}`;
  if (block.kind === 'list-item') outer.role = 'listitem';
  else if (block.kind !== 'heading' && tag !== 'h1') outer.role = 'group';
  const { paragraph } = setting.printed(block);
  if (paragraph !== null && block.kind !== 'list-item' && tag !== 'h1') outer.ariaLabel = `Paragraph ${paragraph}`;
  let inner: HTMLElement = outer;
  for (let depth = 1; depth <= block.quoteDepth; depth += 1) {
    const bar = document.createElement('blockquote');
    bar.className = depth > nextQuoteDepth ? 'bar last' : 'bar';
    inner.append(bar);
    inner = bar;
  }
  if (block.list !== null) {
    outer.style.setProperty('--depth', String(block.list.depth));
    const marker = document.createElement('span');
    marker.className = 'marker';
    marker.dataset['marker'] = block.list.marker ?? '';
    inner.append(marker);
  }
  const placed = place(document.createElement(tag), block);
  const { element } = placed;
  element.dir = hasLetters(block.text) ? directionOf(block.text) : setting.direction;
  if (element.dir !== setting.direction) element.lang = guessLanguage(block.text) ?? '';
  if (block.kind === 'code' || block.kind === 'html') element.tabIndex = 0;
  if (tag === 'h1') element.classList.add('title');
  element.append(...inlineNodes(block.spans));
  inner.append(element);
  return { outer, placed };
}

export function tableRow(block: Block, setting: Setting): BlockElements {
  const placed = place(stop(document.createElement('div'), block, setting), block);
  const row = placed.element;
  row.className = block.header ? 'row header' : 'row';
  row.role = 'row';
  for (const spans of cellsOf(block.spans)) {
    if (row.hasChildNodes()) row.append('\t');
    const cell = document.createElement('span');
    cell.role = block.header ? 'columnheader' : 'cell';
    cell.append(...inlineNodes(spans));
    row.append(cell);
  }
  return { outer: row, placed };
}

function cellsOf(spans: readonly Span[]): Span[][] {
  const cells: Span[][] = [[]];
  for (const span of spans) {
    if (span.text === '\t' && span.marks.length === 0) cells.push([]);
    else cells.at(-1)?.push(span);
  }
  return cells;
}

/** Where a page of the source begins: it is drawn, and no letter of the text. */
export function pageMark(page: number): HTMLElement {
  const mark = document.createElement('div');
  mark.className = 'page-mark';
  mark.role = 'separator';
  mark.lang = 'en';
  mark.ariaLabel = `Page ${page}`;
  mark.dataset['page'] = `p. ${page}`;
  return mark;
}

function stop(element: HTMLElement, block: Block, { printed }: Setting): HTMLElement {
  element.dataset['stop'] = String(block.index);
  element.tabIndex = -1;
  const { paragraph } = printed(block);
  if (paragraph !== null) element.dataset['number'] = String(paragraph);
  return element;
}

function place(element: HTMLElement, block: Block): PlacedBlock {
  element.dataset['block'] = String(block.index);
  element.dataset['start'] = String(block.start);
  element.classList.add('text');
  return { element, start: block.start, end: block.end };
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
