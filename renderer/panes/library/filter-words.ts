import type { FilterField } from '../../../core/search/query.ts';

const languages = new Intl.DisplayNames('en', { type: 'language' });

/** A language tag as a person names the language; the tag itself where it has no name. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A filter as its chip tells it. */
export function filterWords(field: FilterField, value: string, negated: boolean): string {
  const words = plainWords(field, value);
  return negated ? `not ${words}` : words;
}

function plainWords(field: FilterField, value: string): string {
  switch (field) {
    case 'lang':
      return languageName(value);
    case 'grade':
      return `grade ${value.toUpperCase()}`;
    case 'before':
      return `before ${value}`;
    case 'after':
      return `from ${value}`;
    case 'cited':
      return value.toLowerCase() === 'yes' ? 'cited' : value.toLowerCase() === 'no' ? 'not cited' : `cited: ${value}`;
    default:
      return value;
  }
}
