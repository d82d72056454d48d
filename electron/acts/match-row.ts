import type { ArticleRow, BriefingRow } from '../../core/model/catalogue.ts';
import { foldName, isOfLanguage, readFilter } from '../../core/search/filters.ts';
import { foldForSearch } from '../../core/search/fold.ts';
import { holdsWords } from '../../core/search/matches-row.ts';
import type { Clause, Part, Query } from '../../core/search/query.ts';

/** What of a document filters and words are compared with. */
type Facts = Pick<ArticleRow, 'title' | 'publisher' | 'publishedAt' | 'language' | 'tags' | 'reliability'>;

/** Whether a row passes; `cited`: any briefing cites it. Made for going through many rows with one query. */
export type RowMatcher = (row: Facts, cited: boolean) => boolean;

/** All clauses must hold. Words and phrases are looked for in the title, publisher and tags. */
export function matcherOf({ clauses }: Pick<Query, 'clauses'>): RowMatcher {
  const matchers = clauses.map(clauseMatcher);
  return (row, cited) => matchers.every((matches) => matches(row, cited));
}

/** A briefing has no publisher, grade or citation of itself; its day is that of its last change. */
export function briefingFacts({ title, tags, lang, updatedAt }: BriefingRow): Facts {
  return { title, tags, language: lang, publisher: null, publishedAt: updatedAt.slice(0, 10), reliability: null };
}

export function clauseMatcher({ negated, anyOf }: Clause): RowMatcher {
  const matchers = anyOf.map(partMatcher);
  return (row, cited) => negated !== matchers.some((matches) => matches(row, cited));
}

function partMatcher(part: Part): RowMatcher {
  if (part.kind === 'filter') return filterMatcher(part);
  const wanted = foldForSearch(part.text);
  const named = remembered((name) => foldForSearch(name).includes(wanted));
  return (row) =>
    foldedTitle(row).includes(wanted) || (row.publisher !== null && named(row.publisher)) || row.tags.some(named);
}

// Rows are immutable and live as long as the catalogue holds them. Folding is dear for what isn't plain ASCII only.
const foldedTitles = new WeakMap<Facts, string>();

function foldedTitle(row: Facts): string {
  const known = foldedTitles.get(row);
  if (known !== undefined) return known;
  const folded = foldForSearch(row.title);
  if (/[^\0-\x7f]/.test(row.title)) foldedTitles.set(row, folded);
  return folded;
}

function filterMatcher({ field, value }: Extract<Part, { kind: 'filter' }>): RowMatcher {
  const filter = readFilter(field, value);
  if (typeof filter === 'string') return () => false;
  switch (filter.field) {
    case 'publisher': {
      const fits = remembered((name) => holdsWords(name, filter.words));
      return ({ publisher }) => publisher !== null && fits(publisher);
    }
    case 'tag': {
      const fits = remembered((tag) => foldName(tag) === filter.name);
      return ({ tags }) => tags.some(fits);
    }
    case 'lang':
      return ({ language }) => isOfLanguage(language, filter.tag);
    case 'before':
      return ({ publishedAt }) => publishedAt !== null && publishedAt < filter.day;
    case 'after':
      return ({ publishedAt }) => publishedAt !== null && publishedAt >= filter.day;
    case 'grade':
      return ({ reliability }) => filter.credibility === null && reliability === filter.reliability;
    case 'cited':
      return (_, cited) => cited === filter.cited;
  }
}

/** Thousands of sources share a publisher or tag: each is folded once. */
function remembered(fits: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const answer = answers.get(text) ?? fits(text);
    answers.set(text, answer);
    return answer;
  };
}
