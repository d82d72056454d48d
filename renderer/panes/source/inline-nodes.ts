import type { Mark, Span } from '../../../core/markdown/blocks.ts';

const tags: Readonly<Record<Exclude<Mark, 'link' | 'image'>, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
};

/** Nodes whose text is the spans' text: text nodes in plain elements, never parsed as HTML. */
export function inlineNodes(spans: readonly Span[]): Node[] {
  const nodes: Node[] = [];
  let link: { href: string | null; element: HTMLElement } | null = null;
  for (const span of spans) {
    if (!span.marks.includes('link')) {
      link = null;
      nodes.push(spanNode(span));
      continue;
    }
    if (link === null || link.href !== span.href) {
      link = { href: span.href, element: linkElement(span.href) };
      nodes.push(link.element);
    }
    link.element.append(spanNode(span));
  }
  return nodes;
}

/** The address if it is of a kind that may be opened outside (http, https, mailto), else null. */
export function openableUrl(href: string | null): string | null {
  if (href === null || !URL.canParse(href)) return null;
  return /^(?:https?|mailto):$/.test(new URL(href).protocol) ? href : null;
}

function linkElement(href: string | null): HTMLElement {
  const url = openableUrl(href);
  const element = document.createElement(url === null ? 'span' : 'a');
  element.className = url === null ? 'link inert' : 'link';
  element.title = href ?? '';
  if (url !== null) element.setAttribute('href', url);
  return element;
}

function spanNode(span: Span): Node {
  let node: Node = document.createTextNode(span.text);
  for (const mark of span.marks.toReversed()) {
    if (mark === 'link') continue;
    const element = document.createElement(mark === 'image' ? 'span' : tags[mark]);
    if (mark === 'image') element.className = 'image';
    if (mark === 'image' && span.href !== null) element.title = span.href;
    element.append(node);
    node = element;
  }
  return node;
}
