import type { Article } from '../model/article.ts';

/** A CSL-JSON bibliography of the articles, ordered by id, which is also each item's citation key. */
export function bibliography(articles: readonly Article[]): string {
  const items = [...articles].sort((one, other) => (one.id < other.id ? -1 : 1)).map(item);
  return `${JSON.stringify(items, null, 2)}\n`;
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
