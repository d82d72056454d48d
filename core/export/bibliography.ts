import type { Article } from '../model/article.ts';

/** So many items make a piece of the file. */
const itemsAPiece = 200;

/**
 * A CSL-JSON bibliography of items that `bibliographyItem` made, to be given in the order of the articles' ids, which
 * are also the citation keys. In pieces, which follow one another in the file.
 */
export function joinBibliography(items: readonly string[]): string[] {
  if (items.length === 0) return ['[]\n'];
  const pieces: string[] = [];
  for (let at = 0; at < items.length; at += itemsAPiece) {
    const isLast = at + itemsAPiece >= items.length;
    pieces.push(`${at === 0 ? '[\n' : ''}${items.slice(at, at + itemsAPiece).join(',\n')}${isLast ? '\n]\n' : ',\n'}`);
  }
  return pieces;
}

/** An article as an item of the bibliography, indented as it stands there. */
export function bibliographyItem(article: Article): string {
  return JSON.stringify([item(article)], null, 2).slice(2, -2);
}

/** Keys without a value are left out: CSL has no null. */
function item(article: Article): Record<string, unknown> {
  const { byline, publisher, publishedAt, url, language } = article;
  const onWeb = url !== null;
  return {
    id: article.id,
    type: onWeb ? 'webpage' : 'document',
    title: article.title,
    ...(byline === null ? {} : { author: [{ literal: byline }] }),
    ...(publisher === null ? {} : { [onWeb ? 'container-title' : 'publisher']: publisher }),
    ...(publishedAt === null ? {} : { issued: cslDate(publishedAt) }),
    ...(onWeb ? { URL: url, accessed: cslDate(article.createdAt) } : {}),
    ...(language === null ? {} : { language }),
    ...(article.tags.length === 0 ? {} : { keyword: article.tags.join(', ') }),
    ...(article.status === 'current' ? {} : { status: article.status }),
  };
}

/** `day` starts with `YYYY-MM-DD`. */
function cslDate(day: string): { 'date-parts': number[][] } {
  return { 'date-parts': [day.slice(0, 10).split('-').map(Number)] };
}
