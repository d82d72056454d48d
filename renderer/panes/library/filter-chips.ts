import { lexQuery } from '../../../core/search/lex-query.ts';
import { type FilterField, toggleFilter } from '../../../core/search/query.ts';
import { filterWords } from './filter-words.ts';

/** A filter that holds, as it stands in the query. */
export type FilterChip = {
  readonly field: FilterField;
  readonly value: string;
  readonly words: string;
  /** The query's text without it. */
  readonly without: string;
};

/** The filters of a query in the order in which they stand there. */
export function filterChips(query: string): FilterChip[] {
  return lexQuery(query).flatMap((lexeme): FilterChip[] => {
    if (lexeme.kind !== 'filter' || lexeme.text === '') return [];
    const { field, text: value, negated, start, end } = lexeme;
    const cut = `${query.slice(0, start)} ${query.slice(end)}`.replace(/\s+/g, ' ').trim();
    const without = negated ? cut : toggleFilter(query, field, value);
    return [{ field, value, words: filterWords(field, value, negated), without }];
  });
}
