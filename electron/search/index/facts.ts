import { type Filter, foldName } from '../../../core/search/filters.ts';
import { firstSingle, wordsOf } from '../../../core/search/tokens.ts';

// What filters ask for is kept in the full-text index as words that no text has: they begin with a sign of Unicode's
// private use. A filter is then a word among words, as fast as they are.

const sign = '\uE000';

/** The word that every document has. */
export const anyDocument = `${sign}a`;
/** A word that none has. */
export const noDocument = `${sign}x`;

/** What is known of a document besides its words. Null: unknown, or that kind of document has none. */
export type Facts = {
  readonly publisher: string | null;
  readonly tags: readonly string[];
  readonly language: string | null;
  readonly day: string | null;
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly cited: boolean | null;
};

export function factWords(facts: Facts): string {
  const { publisher, tags, language, day, reliability, credibility, cited } = facts;
  const words = [anyDocument];
  if (publisher !== null) words.push(...publisherWords(wordsOf(publisher)));
  for (const tag of tags) words.push(word('t', foldName(tag)));
  for (const name of languageNames(language)) words.push(word('l', name));
  // The millennium, century, decade, year, month and day.
  if (day !== null) words.push(...[1, 2, 3, 4, 7, 10].map((length) => word('d', day.slice(0, length))));
  if (reliability !== null) words.push(word('g', reliability));
  if (reliability !== null && credibility !== null) words.push(word('g', `${reliability}${credibility}`));
  if (cited !== null) words.push(word('c', cited ? 'yes' : 'no'));
  return words.join(' ');
}

/**
 * Words for the single characters of scripts without blanks that a text has, each once: someone who looks for one
 * character would else have every pair looked up that begins with it.
 */
export function singleWords(words: readonly string[]): string[] {
  const singles = new Set<string>();
  for (const each of words) {
    const first = firstSingle(each);
    if (first !== null) singles.add(singleWord(first));
  }
  return [...singles];
}

export function singleWord(character: string): string {
  return word('s', character);
}

/** Any of the phrases (words that follow each other) stands for the filter; as FTS5 writes them, without quotes. */
export function filterPhrases(filter: Filter): string[] {
  switch (filter.field) {
    case 'publisher':
      return [publisherWords(filter.words.split(' ')).join(' ')];
    case 'tag':
      return [word('t', filter.name)];
    case 'lang':
      return [word('l', filter.tag)];
    case 'before':
      return periodsUntil(filter.day).map((period) => word('d', period));
    case 'after':
      return periodsFrom(filter.day).map((period) => word('d', period));
    case 'grade':
      return [word('g', `${filter.reliability}${filter.credibility ?? ''}`)];
    case 'cited':
      return [word('c', filter.cited ? 'yes' : 'no')];
  }
}

/** Millennia, centuries, decades, years, months and days that make up all days before this one. */
function periodsUntil(day: string): string[] {
  const [year, month, date] = partsOf(day);
  return [...decimals(year, 'below'), ...months(year, 1, month - 1), ...days(year, month, 1, date - 1)];
}

/** Those that make up this day and all after it. */
function periodsFrom(day: string): string[] {
  const [year, month, date] = partsOf(day);
  return [...days(year, month, date, 31), ...months(year, month + 1, 12), ...decimals(year, 'above')];
}

function partsOf(day: string): [year: string, month: number, date: number] {
  return [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** For 2026 above: 2027 to 2029, 203 to 209, 21 to 29, 3 to 9. */
function decimals(year: string, side: 'below' | 'above'): string[] {
  return [3, 2, 1, 0].flatMap((length) => {
    const digit = Number(year[length]);
    const digits = side === 'below' ? range(0, digit - 1) : range(digit + 1, 9);
    return digits.map((one) => `${year.slice(0, length)}${one}`);
  });
}

function months(year: string, first: number, last: number): string[] {
  return range(first, last).map((month) => `${year}-${String(month).padStart(2, '0')}`);
}

function days(year: string, month: number, first: number, last: number): string[] {
  return range(first, last).map((date) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function publisherWords(words: readonly string[]): string[] {
  return words.map((one) => word('p', one));
}

/** `ur-pk` and `ur`. */
function languageNames(language: string | null): string[] {
  if (language === null) return [];
  const parts = language.toLowerCase().split('-');
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'));
}

// What is neither letter nor digit parts words in the index, and half a surrogate pair is no text for SQLite.
function word(kind: string, value: string): string {
  return `${sign}${kind}${value.replace(/\p{Surrogate}/gu, '\uE001').replace(/[^A-Za-z0-9\u0080-\uffff]/g, '\uE001')}`;
}
