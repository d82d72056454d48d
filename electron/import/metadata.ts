import * as v from 'valibot';
import { type Article, ArticleSchema } from '../../core/model/article.ts';
import { TagSchema } from '../../core/model/scalars.ts';
import { toTitleLine } from './title-line.ts';

/** What front matter says of a source. Null or empty: nothing, or nothing valid. */
export type Metadata = Pick<
  Article,
  'byline' | 'publisher' | 'url' | 'publishedAt' | 'language' | 'tags' | 'reliability' | 'status'
> & { readonly title: string | null };

type Fields = Readonly<Record<string, unknown>>;
const { url, publishedAt, language, reliability, status } = ArticleSchema.entries;

/** Takes the known keys, by their usual names; a value that is not valid is passed over. */
export function readMetadata(fields: Fields): Metadata {
  return {
    title: line(fields['title']),
    byline: line(listed(fields['author'] ?? fields['authors'] ?? fields['byline'])),
    publisher: line(fields['publisher']),
    url: firstValid(url, [fields['url'], fields['source']].flat().filter(isWebAddress)),
    publishedAt: firstValid(publishedAt, [words(fields['date'])?.slice(0, 10)]),
    language: firstValid(language, [words(fields['lang'] ?? fields['language'])]),
    tags: tagsOf(fields['tags']),
    reliability: firstValid(reliability, [words(fields['reliability'])?.toUpperCase()]),
    status: firstValid(status, [fields['status']]) ?? 'current',
  };
}

/** A string, or a number such as a title that is a year; null for anything else. */
function words(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

function line(value: unknown): string | null {
  const text = words(value);
  return text === null ? null : toTitleLine(text);
}

function listed(value: unknown): unknown {
  return Array.isArray(value) ? value.map(words).filter(Boolean).join(', ') : value;
}

/** A list, or one string with commas or, as in some notes, with leading number signs. */
function tagsOf(value: unknown): string[] {
  const given: unknown[] = Array.isArray(value) ? value : (words(value)?.split(',') ?? []);
  const tags = given.map((tag) => (words(tag) ?? '').replace(/^#/, ''));
  return [...new Set(tags)].filter((tag) => v.is(TagSchema, tag));
}

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value);
}

function firstValid<S extends v.GenericSchema>(schema: S, values: readonly unknown[]): v.InferOutput<S> | null {
  for (const value of values) {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
  }
  return null;
}
