import { parseHTML } from 'linkedom';
import { isElement, type PageDocument, type PageElement, visitElements } from './dom.ts';
import { demandParsable, maxDepth, tooDeep } from './nesting.ts';

export type Page = { readonly document: PageDocument; readonly body: PageElement; readonly elements: number };

/**
 * The tree of a page; no script runs and nothing is fetched. As in a browser there is always a body, and all that
 * is shown stands in it; attribute names are in lower case.
 * @throws AppError too-complex, naming `name`
 */
export function parsePage(html: string, name: string): Page {
  const source = /^\s*<\?xml\s/i.test(html) ? closeTags(html) : html;
  demandParsable(source, name);
  const whole = /<html[\s/>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
  // Its types are a browser's, of which only what is used here is known to be there.
  const { document } = parseHTML(whole) as unknown as { document: PageDocument };
  const root = document.documentElement;
  if (root === null) throw new Error('A page was parsed to nothing');
  const elements = tidyAttributes(root, name);
  return { document, body: gatherBody(document, root), elements };
}

/** In XHTML `<p/>` is the whole of an element; read as HTML it would be open. */
function closeTags(xhtml: string): string {
  return xhtml.replace(
    /<(title|script|style|textarea|iframe|a|b|div|em|i|li|p|span|strong|t[dh])(\s[^<>]*)?\/>/gi,
    '<$1$2></$1>',
  );
}

function tidyAttributes(root: PageElement, name: string): number {
  let elements = 0;
  visitElements(root, (element, depth) => {
    if (depth > maxDepth) throw tooDeep(name);
    elements += 1;
    for (const attribute of element.getAttributeNames()) {
      const lower = attribute.toLowerCase();
      if (lower !== attribute) element.setAttribute(lower, element.getAttribute(attribute) ?? '');
    }
    return true;
  });
  return elements;
}

/** What stands beside the body, as where its tags were left out or there are two, is put into it. */
function gatherBody(document: PageDocument, root: PageElement): PageElement {
  let body = document.querySelector('body');
  if (body === null) {
    body = document.createElement('body');
    root.append(body);
  }
  let before = true;
  const first = body.firstChild;
  for (const node of [...root.childNodes]) {
    if (node === body) before = false;
    else if (!isElement(node) || node.localName !== 'head') body.insertBefore(node, before ? first : null);
  }
  return body;
}
