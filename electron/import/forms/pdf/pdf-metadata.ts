import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as v from 'valibot';
import { DaySchema, LanguageSchema } from '../../../../core/model/scalars.ts';
import type { Metadata } from '../../metadata.ts';
import { toTitleLine } from '../../title-line.ts';
import { cleanText } from './clean-text.ts';

/** Titles that programs put in by themselves: a file's name, or that there is none. */
const noTitle =
  /^(?:microsoft (?:word|powerpoint|excel)\b.*|(?:untitled|document|title|无标题)\s?\d*|.*\.(?:docx?|pptx?|xlsx?|indd|tex|dvi|pdf|rtf|odt|qxd|p65))$/i;

/**
 * What a PDF says of itself: its XMP packet, which other programs write as well, before its information dictionary.
 * The date is that of publication where one is given, else that of the file's making.
 */
export async function pdfMetadata(document: PDFDocumentProxy): Promise<Partial<Metadata>> {
  const { info, metadata } = await document.getMetadata();
  const facts = new Map<string, unknown>(Object.entries(info));
  const packet = (name: string): unknown => metadata?.get(name);
  return present({
    title: titleOf(packet('dc:title')) ?? titleOf(facts.get('Title')),
    byline: lineOf(packet('dc:creator')) ?? lineOf(facts.get('Author')),
    publisher: lineOf(packet('dc:publisher')) ?? lineOf(packet('prism:publicationname')),
    publishedAt:
      dayOf(packet('prism:publicationdate')) ??
      dayOf(packet('dc:date')) ??
      dayOf(packet('xmp:createdate')) ??
      dayOf(facts.get('CreationDate')),
    language: languageOf(facts.get('Language')) ?? languageOf(packet('dc:language')),
  });
}

function present(found: { [K in keyof Metadata]?: Metadata[K] | null }): Partial<Metadata> {
  const { title, byline, publisher, publishedAt, language } = found;
  return {
    ...(title ? { title } : {}),
    ...(byline ? { byline } : {}),
    ...(publisher ? { publisher } : {}),
    ...(publishedAt ? { publishedAt } : {}),
    ...(language ? { language } : {}),
  };
}

function titleOf(value: unknown): string | null {
  const line = lineOf(value);
  return line === null || noTitle.test(line) ? null : line;
}

function lineOf(value: unknown): string | null {
  const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(', ') : value;
  if (typeof text !== 'string') return null;
  const line = toTitleLine(cleanText(text));
  return /[\p{L}\p{N}]/u.test(line) ? line : null;
}

/** The day of `2026-03-02T08:00` or of PDF's own `D:20260302080000`. */
function dayOf(value: unknown): string | null {
  const text = Array.isArray(value) ? value[0] : value;
  if (typeof text !== 'string') return null;
  const [, year, month, day] = /^(?:D:)?(\d{4})-?(\d{2})-?(\d{2})/.exec(text.trim()) ?? [];
  const written = `${year}-${month}-${day}`;
  // A day that there isn't, such as the 31st of June, comes back as another one.
  const date = new Date(`${written}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== written) return null;
  return v.is(DaySchema, written) ? written : null;
}

function languageOf(value: unknown): string | null {
  const text = Array.isArray(value) ? value[0] : value;
  const result = v.safeParse(LanguageSchema, typeof text === 'string' ? text.trim().replace('_', '-') : null);
  return result.success ? result.output : null;
}
