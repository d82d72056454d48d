import { Readability } from '@mozilla/readability';
import { removeClutter } from './clutter.ts';
import { lineOf, type PageElement } from './dom.ts';
import type { Page } from './parse-page.ts';

/** Beyond these Readability, which looks at each many times, takes too long. */
const mostElements = 60_000;
/** Below these letters Readability's find is doubted: a headline, or a notice, was taken for the article. */
const leastLetters = 140;

type Found = { readonly root: PageElement; readonly byline: string | null };

/**
 * The part of a page that is its article. By Readability; where that finds nothing, or next to nothing of a page
 * that has more, the page's own `main` or only `article`, else its body, each without what it says is clutter.
 */
export function findArticle(page: Page, parseAgain: () => Page): Found {
  removeClutter(page.body);
  const whole = page.elements > mostElements ? 0 : lineOf(page.body).length;
  const found = whole === 0 ? null : byReadability(page);
  if (found !== null && (lineOf(found.root).length >= leastLetters || whole < 2 * lineOf(found.root).length))
    return found;
  // Readability takes the tree apart.
  const fresh = found === null && whole === 0 ? page : parseAgain();
  if (fresh !== page) removeClutter(fresh.body);
  return { root: mainOf(fresh.body), byline: found?.byline ?? null };
}

function byReadability({ document }: Page): Found | null {
  try {
    const reader = new Readability<PageElement>(
      // It asks for a browser's document, of which it uses what this one has.
      document as never,
      {
        charThreshold: leastLetters,
        disableJSONLD: true,
        serializer: (node) => node as unknown as PageElement,
      },
    );
    const article = reader.parse();
    const root = article?.content ?? null;
    if (root === null || lineOf(root) === '') return null;
    return { root, byline: article?.byline ?? null };
  } catch {
    // It expects what browsers make of a page; where this tree differs, the page is read without it.
    return null;
  }
}

function mainOf(body: PageElement): PageElement {
  const main = body.querySelector('main, [role=main]');
  if (main !== null && lineOf(main) !== '') return main;
  const [article, ...others] = body.querySelectorAll('article');
  if (article !== undefined && others.length === 0 && lineOf(article) !== '') return article;
  return body;
}
