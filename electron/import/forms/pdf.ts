import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '../../../core/errors.ts';
import type { SourceJob } from '../source-job.ts';
import type { Extracted } from './extracted.ts';
import { unreadableShare } from './pdf/clean-text.ts';
import { columnsOf } from './pdf/columns.ts';
import { headingLevels } from './pdf/headings.ts';
import { vocabularyOf } from './pdf/join-lines.ts';
import { pdfLimits } from './pdf/limits.ts';
import { segmentsOf } from './pdf/lines.ts';
import { openPdf, pdfError } from './pdf/open-pdf.ts';
import { pdfMetadata } from './pdf/pdf-metadata.ts';
import { readPage } from './pdf/read-page.ts';
import { type LaidOutPage, runningHeads } from './pdf/running-heads.ts';
import { pageMarkdown } from './pdf/to-markdown.ts';

/** Beyond this share of signs without a letter a text isn't worth having: nobody could quote from it. */
const mostUnreadable = 0.25;

/**
 * A PDF's text as Markdown, page by page, in reading order. Heads, feet and page numbers are left out; a paragraph that
 * runs over the end of a page is two. Scripts, forms, attachments and pictures in it are never looked at.
 * @throws AppError malformed, encrypted, too-complex; empty-file for pictures of pages
 */
export async function extractPdf(bytes: Uint8Array, { name }: Pick<SourceJob, 'name'>): Promise<Extracted> {
  const document = await openPdf(bytes, name);
  try {
    const metadata = await pdfMetadata(document);
    const pages = await markdownByPage(document, name);
    return { body: pages.filter((page) => page !== '').join('\n\n'), metadata, pages };
  } catch (error) {
    throw pdfError(error, name);
  } finally {
    await document.destroy();
  }
}

async function markdownByPage(document: PDFDocumentProxy, name: string): Promise<string[]> {
  const laidOut = await layOut(document, name);
  const heads = runningHeads(laidOut);
  const pages = laidOut.map(({ columns }) => columns.map((lines) => lines.filter((line) => !heads.has(line))));
  const lines = pages.flat(2);
  demandReadable(lines.map(({ text }) => text).join('\n'), name);
  const levelOf = headingLevels(lines, (await document.getOutline()) ?? []);
  const vocabulary = vocabularyOf(lines.map(({ text }) => text));
  return pages.map((columns) => pageMarkdown(columns, levelOf, vocabulary));
}

async function layOut(document: PDFDocumentProxy, name: string): Promise<LaidOutPage[]> {
  const pages: LaidOutPage[] = [];
  let units = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const sheets = await readPage(page, name);
    page.cleanup();
    const columns = sheets.flatMap(({ pieces, rightToLeft }) =>
      columnsOf(segmentsOf(pieces, rightToLeft), rightToLeft),
    );
    for (const line of columns.flat()) units += line.text.length;
    if (units > pdfLimits.units)
      throw new AppError('too-complex', `“${name}” holds more text than is taken: over 20 million characters.`);
    pages.push({ columns, height: sheets[0]?.height ?? 1 });
  }
  return pages;
}

function demandReadable(text: string, name: string): void {
  if (text.trim() === '')
    throw new AppError(
      'empty-file',
      `“${name}” holds no text: its pages are blank or scanned pictures. A program for text recognition (OCR) can add it.`,
    );
  if (unreadableShare(text) > mostUnreadable)
    throw new AppError(
      'malformed',
      `“${name}” can't be read: its fonts don't say which letters their signs stand for.`,
    );
}
