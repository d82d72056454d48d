import type { PageDocument, PageElement } from './dom.ts';
import { isElement, isText, lineOf } from './dom.ts';

/** Deeper levels of a Word list are taken as this one. */
const maxLevel = 9;

/**
 * Makes real lists of the paragraphs that Word puts on the clipboard for list items: each names its level in its
 * style, and its bullet or number stands in a part marked as to be ignored.
 */
export function rebuildWordLists(document: PageDocument, body: PageElement): void {
  let previous: PageElement | null = null;
  /** The open list of each level, and the item that a deeper one goes into. */
  let open: { list: PageElement; item: PageElement | null }[] = [];
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const level = levelOf(paragraph);
    if (level === null) continue;
    const follows = previous !== null && isNext(previous, paragraph);
    const ordered = takeMarker(paragraph);
    if (!follows) open = [];
    open = open.slice(0, level);
    while (open.length < level) {
      const list = document.createElement(ordered ? 'ol' : 'ul');
      const outer = open.at(-1);
      if (outer === undefined) paragraph.parentNode?.insertBefore(list, paragraph);
      else (outer.item ?? outer.list).append(list);
      open.push({ list, item: null });
    }
    const innermost = open.at(-1);
    if (innermost === undefined) continue;
    const item = document.createElement('li');
    item.append(...paragraph.childNodes);
    innermost.list.append(item);
    innermost.item = item;
    paragraph.remove();
    previous = open[0]?.list ?? null;
  }
}

function levelOf(paragraph: PageElement): number | null {
  const level = /mso-list\s*:[^;]*\blevel(\d+)/i.exec(paragraph.getAttribute('style') ?? '')?.[1];
  return level === undefined ? null : Math.min(Math.max(Number(level), 1), maxLevel);
}

/** Whether nothing but white space stands between the list and the paragraph. */
function isNext(list: PageElement, paragraph: PageElement): boolean {
  let node = list.nextSibling;
  while (node !== null && (isText(node) ? lineOf(node) === '' : !isElement(node))) node = node.nextSibling;
  return node === paragraph;
}

/** Takes the marker out; whether it is a number or a letter. */
function takeMarker(paragraph: PageElement): boolean {
  for (const part of paragraph.querySelectorAll('span')) {
    if (!/mso-list\s*:\s*ignore/i.test(part.getAttribute('style') ?? '')) continue;
    const ordered = /^\(?[\da-z]+[.)]/i.test(lineOf(part));
    part.remove();
    return ordered;
  }
  return false;
}
