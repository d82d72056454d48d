import * as v from 'valibot';
import { type Article, ArticleSchema } from '../../core/model/article.ts';
import { TagSchema } from '../../core/model/scalars.ts';
import { toTitleLine } from './title-line.ts';

/** What a source says of itself. Null or empty: nothing, or nothing valid. */
export type Metadata = Pick<
  Article,
  'byline' | 'publisher' | 'url' | 'publishedAt' | 'language' | 'tags' | 'reliability' | 'status'
> & {
  readonly title: string | null;
  readonly direction: Article['direction'] | null;
};

type Fields = Readonly<Record<string, unknown>>;
const { url, publishedAt, language, direction, reliability, status } = ArticleSchema.entries;

export const noMetadata: Metadata = {
  title: null,
  byline: null,
  publisher: null,
  url: null,
  publishedAt: null,
  language: null,
  direction: null,
  tags: [],
  reliability: null,
  status: 'current',
};

/** Takes the known keys of front matter, by their usual names; a value that is not valid is passed over. */
export function readMetadata(fields: Fields): Metadata {
  return {
    title: line(fields['title']),
    byline: line(listed(fields['author'] ?? fields['authors'] ?? fields['byline'])),
    publisher: line(fields['publisher']),
    url: articleAddress([fields['url'], fields['source']].flat().filter((address) => typeof address === 'string')),
    publishedAt: firstValid(publishedAt, [words(fields['date'])?.slice(0, 10)]),
    language: languageTag(words(fields['lang'] ?? fields['language'])),
    direction: firstValid(direction, [words(fields['dir'] ?? fields['direction'])?.toLowerCase()]),
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

/** One line of it; null when there is nothing. */
export function singleLine(text: string | null | undefined): string | null {
  return line(text);
}

/** The names with commas between, each once; null when there is none. */
export function listNames(names: readonly string[]): string | null {
  const lines = names.flatMap((name) => line(name) ?? []);
  return lines.length === 0 ? null : toTitleLine([...new Set(lines)].join(', '));
}

/** The valid BCP 47 tag that is written so, or with an underscore as in the names of locales; else null. */
export function languageTag(text: string | null | undefined): string | null {
  return firstValid(language, [text?.trim().replaceAll('_', '-')]);
}

/** The first of the addresses that an article can have as its own; else null. */
export function articleAddress(addresses: readonly (string | null | undefined)[]): string | null {
  return firstValid(url, addresses.filter(isWebAddress));
}

function firstValid<S extends v.GenericSchema>(schema: S, values: readonly unknown[]): v.InferOutput<S> | null {
  for (const value of values) {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
  }
  return null;
}
