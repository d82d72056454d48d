import { isComment, lineOf, type PageElement, type PageNode, visitElements } from './dom.ts';

/** Page furniture by element and role, as the HTML and ARIA standards name it. */
const furniture =
  'nav, [role=navigation], [role=search], [role=dialog], [role=alertdialog], [role=banner], [role=contentinfo], [role=toolbar], [role=menu], [role=menubar]';

/** Words of a class or id that say what a part of a page is, each whole, between white space, hyphens or underscores. */
const words = new RegExp(
  `(?:^|[\\s_-])(?:${[
    'ads?|advert(?:s|isements?|ising)?|banner-ad|sponsored',
    'cookies?(?:-?(?:banner|bar|notice|consent|popup|message))|consent-(?:banner|bar|popup)|gdpr|onetrust',
    'newsletter(?:-?signup)?|paywall|subscribe-(?:box|form|banner)|modal|popup',
    'share(?:-?(?:bar|buttons?|links|tools))?|sharing|social-(?:bar|buttons|icons|links|media|share)',
    'comments|comments?-(?:area|form|list|section|thread)|respond|disqus(?:-thread)?',
    'related-(?:articles|content|links|news|posts|stories)|recommended-(?:articles|content|posts|stories)',
    'breadcrumbs?|sidebar|skip-link',
  ].join('|')})(?:$|[\\s_-])`,
  'i',
);

const main = 'main, article, h1, [role=main]';

/** Takes out what no reader sees: hidden parts, and what a word processor put beside the text. */
export function removeUnseen(body: PageElement): void {
  visitElements(body, (element) => {
    if (!isUnseen(element)) return true;
    element.remove();
    return false;
  });
}

function isUnseen(element: PageElement): boolean {
  if (element.localName === 'script' || element.localName === 'style' || element.localName === 'template') return true;
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  const css = element.getAttribute('style');
  return css !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(css);
}

/** Takes out navigation, advertising, notices and readers' comments, where the page itself says that they are. */
export function removeClutter(body: PageElement): void {
  const whole = lineOf(body).length;
  const spares = (element: PageElement): boolean =>
    element.querySelector(main) !== null || lineOf(element).length * 2 > whole;
  const doomed = new Set<PageElement>(body.querySelectorAll(furniture));
  visitElements(body, (element) => {
    const says = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (says === ' ') return true;
    if (words.test(says) && !/^(?:main|article|body|h[1-6]|p|a|span|em|strong)$/.test(element.localName))
      doomed.add(element);
    return true;
  });
  for (const element of doomed) if (!spares(element)) element.remove();
}

/** The page's own words on where it was saved from, as browsers and page savers leave them in a comment; or null. */
export function savedFrom(nodes: Iterable<PageNode>): string | null {
  for (const node of nodes) {
    if (!isComment(node)) continue;
    const found = /(?:saved from url=\(\d+\)|\burl:\s*)(https?:\/\/[^\s<>"]+)/i.exec(node.textContent ?? '');
    if (found?.[1] !== undefined) return found[1];
  }
  return null;
}
