import type { CallInput, CallOutput } from '../../core/ipc/contract.ts';
import { newestFirst } from '../../core/ipc/lists.ts';
import type { ArticleRow } from '../../core/model/catalogue.ts';
import type { Desk } from './desk.ts';
import { listedRows } from './listed-rows.ts';

/** One page of the sources, made from the catalogue alone. */
export async function articlePage(
  desk: Desk,
  { offset, limit, query, sort }: CallInput<'article.page'>,
): Promise<CallOutput<'article.page'>> {
  const { total, rows } = await articlesOf(desk, { offset, limit, query, sort });
  return { total, rows: rows.map((row) => ({ row, ...usesOf(desk, row) })) };
}

// As the catalogue stands by itself: what the window asks for first must not wait for all of its rows.
async function articlesOf(
  { library }: Desk,
  { offset, limit, query, sort }: CallInput<'article.page'>,
): Promise<{ total: number; rows: readonly ArticleRow[] }> {
  const { catalogue } = library;
  if (query.trim() === '' && sort.by === newestFirst.by && sort.descending === newestFirst.descending) {
    return { total: catalogue.count('article'), rows: catalogue.articlePage(offset, limit) };
  }
  const rows = await listedRows(library).articles(query, sort);
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

/** The ids of all sources that the pages show, in their order. */
export async function articleIds(desk: Desk, { query, sort }: CallInput<'article.ids'>): Promise<string[]> {
  return (await listedRows(desk.library).articles(query, sort)).map(({ id }) => id);
}

export async function briefingPage(
  desk: Desk,
  { offset, limit, query, sort }: CallInput<'briefing.page'>,
): Promise<CallOutput<'briefing.page'>> {
  const rows = await listedRows(desk.library).briefings(query, sort);
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

/** How many notes a source has, and how many briefings cite it. */
export function usesOf({ library: { catalogue } }: Desk, { id }: ArticleRow): { notes: number; citedIn: number } {
  const ids = catalogue.annotationIds(id);
  return { notes: ids.length, citedIn: new Set(ids.flatMap((each) => catalogue.briefingsCiting(each))).size };
}
