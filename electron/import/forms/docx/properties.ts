import { decodeXML } from 'entities';
import { languageTag, type Metadata, singleLine } from '../../metadata.ts';
import { dayOf } from '../html/day-of.ts';

/**
 * What a document's core properties say of it. The day is that of the last change, as that of making it is often
 * the template's.
 */
export function readProperties(xml: string): Partial<Metadata> {
  const text = (name: string): string | null => {
    const content = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</`).exec(xml)?.[1];
    return singleLine(decodeXML(content ?? ''));
  };
  return {
    title: text('title'),
    byline: text('creator')?.replace(/\s*;\s*/g, ', ') ?? null,
    publishedAt: dayOf(text('modified') ?? '') ?? dayOf(text('created') ?? ''),
    language: languageTag(text('language')),
  };
}
