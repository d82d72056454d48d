import { isElement, isText, type PageElement, type PageNode } from './dom.ts';
import { asOneLine, InlineText, plainStyle, type Style } from './inline-text.ts';
import { writeTable } from './table.ts';
import { isSkipped, levelOf, walk, walkFlat } from './walk.ts';
import { writeInline } from './write-inline.ts';

/** Lists and quotes within one another beyond this depth are written as what stands in them. */
const maxContainers = 12;

type Block = { readonly markdown: string; readonly list: 'ul' | 'ol' | null; readonly marker: string };
type Place = { readonly base: URL | null; readonly containers: number };

/**
 * Markdown of what stands in `root`, whose canonical text is what a reader of the page sees: headings, paragraphs,
 * lists, quotes, tables, code, links, emphasis, and the alternative texts of images. No image is kept, so none is
 * ever fetched. `base`: what relative addresses are resolved against; null leaves their links out.
 */
export function writeMarkdown(root: PageElement, base: URL | null): string {
  const blocks = blocksOf(root, plainStyle, { base, containers: 0 });
  return join(blocks);
}

function join(blocks: readonly Block[]): string {
  return blocks.map(({ markdown }) => markdown).join('\n\n');
}

function blocksOf(parent: PageNode, style: Style, place: Place): Block[] {
  const blocks: Block[] = [];
  let inline = new InlineText();
  const flush = (): void => {
    for (const runs of inline.paragraphs()) blocks.push(plain(writeInline(runs)));
    inline = new InlineText();
  };
  const block = (element: PageElement, within: Style): void => {
    flush();
    const written = writeBlock(element, within, place, blocks.at(-1));
    if (written !== null) {
      blocks.push(...written);
      return;
    }
    walk(element, within, place.base, { inline: () => inline, block });
    flush();
  };
  walk(parent, style, place.base, { inline: () => inline, block });
  flush();
  return blocks;
}

/** Null: the element is no more than the blocks in it. */
function writeBlock(element: PageElement, style: Style, place: Place, before: Block | undefined): Block[] | null {
  const level = levelOf(element);
  if (level > 0) return writeHeading(element, level, style, place);
  switch (element.localName) {
    case 'ul':
    case 'ol':
    case 'menu':
      return writeList(element, style, place, before);
    case 'blockquote':
      return writeQuote(element, style, place);
    case 'table': {
      const caption = captionOf(element, style, place);
      const table = writeTable(element, style, place.base);
      return table === null ? null : [...caption, plain(table)];
    }
    case 'pre':
      return writeCode(element);
    case 'hr':
      return place.containers === 0 && before !== undefined ? [plain('---')] : [];
    default:
      return null;
  }
}

function writeHeading(element: PageElement, level: number, style: Style, place: Place): Block[] {
  const inline = new InlineText();
  walkFlat(element, style, place.base, inline);
  // A heading is bold as it is.
  const runs = asOneLine(inline.paragraphs()).map((run) => ({ ...run, strong: false }));
  if (runs.length === 0) return [];
  const mark = `${'#'.repeat(level)} `;
  return [plain(`${mark}${writeInline(runs, { before: mark, after: '', kind: 'heading' })}`)];
}

function writeQuote(element: PageElement, style: Style, place: Place): Block[] | null {
  if (place.containers >= maxContainers) return null;
  const inner = join(blocksOf(element, style, { ...place, containers: place.containers + 1 }));
  return inner === '' ? [] : [plain(prefixed(inner, '> ', '> '))];
}

/** What stands in a list beside its items belongs to the item before it. */
function writeList(element: PageElement, style: Style, place: Place, before: Block | undefined): Block[] | null {
  if (place.containers >= maxContainers) return null;
  const inner = { ...place, containers: place.containers + 1 };
  const items: Block[][] = [];
  for (const node of element.childNodes) {
    if (isText(node) ? (node.textContent ?? '').trim() === '' : !isElement(node) || isSkipped(node)) continue;
    if (isElement(node) && node.localName === 'li') items.push(blocksOf(node, style, inner));
    else {
      const blocks = blocksOf(wrapped(node), style, inner);
      const last = items.at(-1);
      if (last === undefined) items.push(blocks);
      else last.push(...blocks);
    }
  }
  const filled = items.filter((blocks) => blocks.length > 0);
  if (filled.length === 0) return [];
  const list = element.localName === 'ol' ? 'ol' : 'ul';
  const [first, second] = list === 'ol' ? ['.', ')'] : ['-', '*'];
  // Another mark, or it would go on the list before it.
  const marker = before?.list === list && before.marker === first ? second : first;
  const start = Math.min(Math.max(Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1, 0), 999_999);
  const written = filled.map((blocks, i) => {
    const bullet = list === 'ol' ? `${start + i}${marker} ` : `${marker} `;
    return prefixed(join(blocks), bullet, ' '.repeat(bullet.length));
  });
  const loose = filled.some((blocks) => blocks.length > 1);
  return [{ markdown: written.join(loose ? '\n\n' : '\n'), list, marker }];
}

/** The node as the only child of something to walk. */
function wrapped(node: PageNode): PageNode {
  return { ...emptyNode, childNodes: [node] };
}

const emptyNode: PageNode = {
  nodeType: 11,
  parentNode: null,
  firstChild: null,
  nextSibling: null,
  childNodes: [],
  textContent: null,
  remove: () => undefined,
};

function captionOf(table: PageElement, style: Style, place: Place): Block[] {
  for (const node of table.childNodes) {
    if (!isElement(node) || node.localName !== 'caption') continue;
    return blocksOf(node, style, place);
  }
  return [];
}

function writeCode(element: PageElement): Block[] {
  const text = codeOf(element)
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\s+$/g, '');
  if (text.trim() === '') return [];
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [plain(`${fence}\n${text}\n${fence}`)];
}

function codeOf(parent: PageNode): string {
  let text = '';
  for (const node of parent.childNodes) {
    if (isText(node)) text += node.textContent ?? '';
    else if (isElement(node) && !isSkipped(node)) text += node.localName === 'br' ? '\n' : codeOf(node);
  }
  return text;
}

function prefixed(markdown: string, first: string, others: string): string {
  return markdown
    .split('\n')
    .map((line, i) => (line === '' ? others.trimEnd() : `${i === 0 ? first : others}${line}`))
    .join('\n');
}

function plain(markdown: string): Block {
  return { markdown, list: null, marker: '' };
}
