import { foldForSearch } from './fold.ts';
import { wordsOf } from './tokens.ts';

export const filterFields = ['publisher', 'tag', 'lang', 'before', 'after', 'grade', 'cited'] as const;
export type FilterField = (typeof filterFields)[number];

/** What a filter means. */
export type Filter =
  /** Folded words that must follow each other in the publisher's name. */
  | { readonly field: 'publisher'; readonly words: string }
  /** The whole tag, folded. */
  | { readonly field: 'tag'; readonly name: string }
  /** A language tag in lower case; `ur` takes in `ur-PK`. */
  | { readonly field: 'lang'; readonly tag: string }
  /** The first day of the period given; `after` takes it in, `before` does not. */
  | { readonly field: 'before' | 'after'; readonly day: string }
  /** `credibility`: only notes have one. */
  | { readonly field: 'grade'; readonly reliability: string; readonly credibility: number | null }
  | { readonly field: 'cited'; readonly cited: boolean };

export function asFilterField(name: string): FilterField | null {
  const lower = name.toLowerCase();
  return filterFields.find((field) => field === lower) ?? null;
}

/** What the filter means, or a sentence on why its value makes no sense: then it matches nothing. */
export function readFilter(field: FilterField, value: string): Filter | string {
  switch (field) {
    case 'publisher': {
      const words = wordsOf(value).join(' ');
      return words === '' ? `“${value}” is no publisher’s name.` : { field, words };
    }
    case 'tag':
      return { field, name: foldName(value) };
    case 'lang':
      if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(value)) return `“${value}” is no language: write lang:en or lang:ur.`;
      return { field, tag: value.toLowerCase() };
    case 'before':
    case 'after': {
      const day = firstDay(foldForSearch(value));
      return day === null ? `“${value}” is no day: write 2026-03-01, 2026-03 or 2026.` : { field, day };
    }
    case 'grade': {
      const grade = /^([A-F])([1-6])?$/.exec(foldForSearch(value).toUpperCase());
      if (grade === null) return `“${value}” is no grade: write A to F, for notes also B2.`;
      return { field, reliability: grade[1] ?? '', credibility: grade[2] === undefined ? null : Number(grade[2]) };
    }
    case 'cited': {
      const answer = foldForSearch(value);
      if (answer !== 'yes' && answer !== 'no') return `“${value}” is not understood: write cited:yes or cited:no.`;
      return { field, cited: answer === 'yes' };
    }
  }
}

/** A tag as tags are compared: quotation marks, case and runs of blanks make no difference. */
export function foldName(name: string): string {
  return foldForSearch(name)
    .replace(/["“”„‟«»]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a language tag is the filter's or one of its kind. */
export function isOfLanguage(language: string | null, tag: string): boolean {
  const lower = language?.toLowerCase();
  return lower === tag || lower?.startsWith(`${tag}-`) === true;
}

/** The day as `YYYY-MM-DD`, of a month or year its first; null when the calendar has no such day. */
function firstDay(text: string): string | null {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${whole}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== whole ? null : whole;
}
