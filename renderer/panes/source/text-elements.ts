import type { Block, Span } from '../../../core/markdown/blocks.ts';
import type { Article } from '../../../core/model/article.ts';
import { directionOf } from '../../../core/text/direction.ts';
import { guessLanguage } from '../../../core/text/language.ts';
import { inlineNodes } from './inline-nodes.ts';

/** The text as elements: the block that is the article's title, if it has one of its own, and all after it. */
export type TextElements = { readonly title: HTMLElement | null; readonly rest: DocumentFragment };

/**
 * Builds the reading text. Every block's text is one `[data-block]` element whose `textContent` is the
 * block's text, letter for letter; numbers, markers and bars are drawn by CSS from attributes.
 */
export function buildText(blocks: readonly Block[], article: Pick<Article, 'title' | 'direction'>): TextElements {
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
    if (before?.kind !== block.kind || (block.kind === 'table-row' && block.header)) group = null;
    if (group === null && isGrouped(block)) {
      group = groupElement(block, article);
      rest.append(group);
    }
    const element =
      block.kind === 'table-row' ? tableRow(block) : line(block, tagOf(block), article, next?.quoteDepth ?? 0);
    (group ?? rest).append(element);
  }
  return { title: titleIsText ? line(first, 'h1', article, 0) : null, rest };
}

const tags = { paragraph: 'p', 'list-item': 'p', quote: 'p', code: 'pre', html: 'pre', 'table-row': 'div' } as const;

function isGrouped({ kind }: Block): boolean {
  return kind === 'table-row' || kind === 'list-item';
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function groupElement(block: Block, article: Pick<Article, 'direction'>): HTMLElement {
  const element = document.createElement('div');
  element.className = block.kind === 'table-row' ? 'table' : 'list';
  element.role = block.kind === 'table-row' ? 'table' : 'list';
  element.dir = hasLetters(block.text) ? directionOf(block.text) : article.direction;
  return element;
}

/** A block with its surroundings: number, quote bars, list marker. `[data-stop]` is what the reading cursor stands on. */
function line(block: Block, tag: string, article: Pick<Article, 'direction'>, nextQuoteDepth: number): HTMLElement {
  const outer = stop(document.createElement('div'), block);
  outer.className = `line ${block.kind}`;
  if (block.kind === 'list-item') outer.role = 'listitem';
  else if (block.kind !== 'heading' && tag !== 'h1') outer.role = 'group';
  if (block.number !== null && block.kind !== 'list-item' && tag !== 'h1')
    outer.ariaLabel = `Paragraph ${block.number}`;
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
  element.dir = hasLetters(block.text) ? directionOf(block.text) : article.direction;
  if (element.dir !== article.direction) element.lang = guessLanguage(block.text) ?? '';
  if (block.kind === 'code' || block.kind === 'html') element.tabIndex = 0;
  if (tag === 'h1') element.classList.add('title');
  element.append(...inlineNodes(block.spans));
  inner.append(element);
  return outer;
}

function tableRow(block: Block): HTMLElement {
  const row = place(stop(document.createElement('div'), block), block);
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

function stop(element: HTMLElement, block: Block): HTMLElement {
  element.dataset['stop'] = String(block.index);
  element.tabIndex = -1;
  if (block.number !== null) element.dataset['number'] = String(block.number);
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
