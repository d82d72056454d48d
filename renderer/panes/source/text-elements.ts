import { type PrintedNumber, printedNumbers } from '../../../core/anchoring/page-count.ts';
import type { Block, Span } from '../../../core/markdown/blocks.ts';
import type { Article } from '../../../core/model/article.ts';
import { directionOf } from '../../../core/text/direction.ts';
import { guessLanguage } from '../../../core/text/language.ts';
import { inlineNodes } from './inline-nodes.ts';

type TextFacts = Pick<Article, 'title' | 'direction' | 'pages'>;
/** What every block is set by. */
type Setting = Pick<Article, 'direction'> & { readonly printed: (block: Block) => PrintedNumber };
/** The text as elements: the block that is the article's title, if it has one of its own, and all after it. */
export type TextElements = { readonly title: HTMLElement | null; readonly rest: DocumentFragment };

/**
 * Builds the reading text. Every block's text is one `[data-block]` element whose `textContent` is the
 * block's text, letter for letter; numbers, pages, markers and bars are drawn by CSS from attributes.
 */
export function buildText(blocks: readonly Block[], article: TextFacts): TextElements {
  const setting: Setting = { direction: article.direction, printed: printedNumbers(blocks, article.pages) };
  const first = blocks[0];
  const titleIsText = first !== undefined && !isGrouped(first) && fold(first.text) === fold(article.title);
  const body = titleIsText ? blocks.slice(1) : blocks;
  const levels = body.filter(({ kind }) => kind === 'heading').map(({ level }) => level);
  const topLevel = Math.min(6, ...levels);
  const tagOf = (block: Block) =>
    block.kind === 'heading' ? `h${Math.min(6, 2 + block.level - topLevel)}` : tags[block.kind];

  const rest = document.createDocumentFragment();
  let group: HTMLElement | null = null;
  for (const [index, block] of body.entries()) {
    const [before, next] = [body[index - 1], body[index + 1]];
    const { page } = setting.printed(block);
    if (page !== null && (before === undefined || setting.printed(before).page !== page)) {
      group = null;
      rest.append(pageMark(page));
    }
    if (before?.kind !== block.kind || (block.kind === 'table-row' && block.header)) group = null;
    if (group === null && isGrouped(block)) {
      group = groupElement(block, setting);
      rest.append(group);
    }
    const element =
      block.kind === 'table-row' ? tableRow(block, setting) : line(block, tagOf(block), setting, next?.quoteDepth ?? 0);
    (group ?? rest).append(element);
  }
  return { title: titleIsText ? line(first, 'h1', setting, 0) : null, rest };
}

const tags = { paragraph: 'p', 'list-item': 'p', quote: 'p', code: 'pre', html: 'pre', 'table-row': 'div' } as const;

function isGrouped({ kind }: Block): boolean {
  return kind === 'table-row' || kind === 'list-item';
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function groupElement(block: Block, { direction }: Setting): HTMLElement {
  const element = document.createElement('div');
  element.className = block.kind === 'table-row' ? 'table' : 'list';
  element.role = block.kind === 'table-row' ? 'table' : 'list';
  element.dir = hasLetters(block.text) ? directionOf(block.text) : direction;
  return element;
}

/** A block with its surroundings: number, quote bars, list marker. `[data-stop]` is what the reading cursor stands on. */
function line(block: Block, tag: string, setting: Setting, nextQuoteDepth: number): HTMLElement {
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
  const element = place(document.createElement(tag), block);
  element.dir = hasLetters(block.text) ? directionOf(block.text) : setting.direction;
  if (element.dir !== setting.direction) element.lang = guessLanguage(block.text) ?? '';
  if (block.kind === 'code' || block.kind === 'html') element.tabIndex = 0;
  if (tag === 'h1') element.classList.add('title');
  element.append(...inlineNodes(block.spans));
  inner.append(element);
  return outer;
}

function tableRow(block: Block, setting: Setting): HTMLElement {
  const row = place(stop(document.createElement('div'), block, setting), block);
  row.className = block.header ? 'row header' : 'row';
  row.role = 'row';
  for (const spans of cellsOf(block.spans)) {
    if (row.hasChildNodes()) row.append('\t');
    const cell = document.createElement('span');
    cell.role = block.header ? 'columnheader' : 'cell';
    cell.append(...inlineNodes(spans));
    row.append(cell);
  }
  return row;
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
function pageMark(page: number): HTMLElement {
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

function place(element: HTMLElement, block: Block): HTMLElement {
  element.dataset['block'] = String(block.index);
  element.dataset['start'] = String(block.start);
  element.classList.add('text');
  return element;
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
