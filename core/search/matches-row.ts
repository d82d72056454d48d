import type { ArticleRow } from '../model/catalogue.ts';
import { type FilterField, foldName, isOfLanguage, readFilter } from './filters.ts';
import type { Query } from './query.ts';
import { wordsOf } from './tokens.ts';

/**
 * Whether an article is one that the query's filters ask for; `cited`: a briefing cites a note of it. A clause that has
 * words or phrases as well as filters is left to who knows the text: here it holds.
 */
export function matchesRow(query: Query, row: ArticleRow, cited: boolean): boolean {
  return query.clauses.every(({ negated, anyOf }) => {
    if (anyOf.some(({ kind }) => kind !== 'filter')) return true;
    return negated !== anyOf.some((part) => part.kind === 'filter' && fits(part.field, part.value, row, cited));
  });
}

function fits(field: FilterField, value: string, row: ArticleRow, isCited: boolean): boolean {
  const filter = readFilter(field, value);
  if (typeof filter === 'string') return false;
  switch (filter.field) {
    case 'publisher':
      return row.publisher !== null && holdsWords(row.publisher, filter.words);
    case 'tag':
      return row.tags.some((tag) => foldName(tag) === filter.name);
    case 'lang':
      return isOfLanguage(row.language, filter.tag);
    case 'before':
      return row.publishedAt !== null && row.publishedAt < filter.day;
    case 'after':
      return row.publishedAt !== null && row.publishedAt >= filter.day;
    case 'grade':
      return filter.credibility === null && row.reliability === filter.reliability;
    case 'cited':
      return isCited === filter.cited;
  }
}

/** Whether the folded words follow each other in the name. */
export function holdsWords(name: string, words: string): boolean {
  return ` ${wordsOf(name).join(' ')} `.includes(` ${words} `);
}
