import type { CallOutput } from '../../core/ipc/contract.ts';
import type { ArticleRow, BriefingRow } from '../../core/model/catalogue.ts';
import type { Desk } from './desk.ts';

export type PageRequest = { readonly offset: number; readonly limit: number; readonly filter: string };

/** One page of the sources, newest first, made from the catalogue alone. */
export function articlePage(desk: Desk, request: PageRequest): CallOutput<'article.page'> {
  const { catalogue } = desk.library;
  const { total, rows } = page(catalogue.articles(), request, (row) => [row.title, row.publisher ?? '', ...row.tags]);
  return {
    total,
    rows: rows.map((row) => {
      const ids = catalogue.annotationIds(row.id);
      const citedIn = new Set(ids.flatMap((id) => catalogue.briefingsCiting(id)));
      return { row, notes: ids.length, citedIn: citedIn.size };
    }),
  };
}

/** One page of the briefings, newest first. */
export function briefingPage(desk: Desk, request: PageRequest): CallOutput<'briefing.page'> {
  return page(desk.library.catalogue.briefings(), request, (row) => [row.title, ...row.tags]);
}

function page<Row extends ArticleRow | BriefingRow>(
  all: readonly Row[],
  { offset, limit, filter }: PageRequest,
  words: (row: Row) => string[],
): { total: number; rows: Row[] } {
  const wanted = fold(filter).split(/\s+/u).filter(Boolean);
  const matching = wanted.length === 0 ? all : all.filter((row) => matches(row, words, wanted));
  return { total: matching.length, rows: matching.slice(offset, offset + limit) };
}

// Rows are immutable and live as long as the catalogue holds them, so each is folded once, not at every keystroke.
const folded = new WeakMap<object, string>();

function matches<Row extends object>(row: Row, words: (row: Row) => string[], wanted: readonly string[]): boolean {
  let text = folded.get(row);
  if (text === undefined) {
    text = fold(words(row).join('\n'));
    folded.set(row, text);
  }
  return wanted.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
