import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '../../../../core/errors.ts';
import { demandModest } from './demand-modest.ts';
import { openWithEngine } from './engine.ts';
import { pdfLimits } from './limits.ts';

/**
 * Opens a PDF that is whole, open to all and of a reader's size. `name` is what messages call it.
 * @throws AppError malformed, encrypted, too-complex
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<PDFDocumentProxy> {
  demandWhole(bytes, name);
  demandModest(bytes, name);
  const document = await openWithEngine(bytes).catch((error: unknown) => {
    throw pdfError(error, name);
  });
  const pages = document.numPages;
  if (pages <= pdfLimits.pages) return document;
  await document.destroy();
  const most = pdfLimits.pages.toLocaleString('en');
  throw new AppError(
    'too-complex',
    `“${name}” has ${pages.toLocaleString('en')} pages; ${most} is the most that is taken, as longer ones would ` +
      'hold up everything else.',
    { pages },
  );
}

/** pdf.js's names for what is wrong with a file; the last is for what its own code fell over. */
const flaws = [
  'InvalidPDFException',
  'FormatError',
  'XRefParseException',
  'MissingDataException',
  'UnknownErrorException',
];

/** What pdf.js threw, as a sentence about the file. What is none of its exceptions is unchanged. */
export function pdfError(error: unknown, name: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'PasswordException')
    return new AppError('encrypted', `“${name}” is encrypted and can't be read without its password.`, {}, error);
  if (flaws.includes(error.name))
    return new AppError('malformed', `“${name}” is damaged: its parts don't make up a PDF.`, {}, error);
  return error;
}

/**
 * A PDF ends by saying where its table of objects begins. pdf.js makes do without it, with whatever is left of a file
 * that was cut off: a text with its end missing would be taken for the whole.
 */
function demandWhole(bytes: Uint8Array, name: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 1024).includes('%PDF-')) throw new AppError('malformed', `“${name}” is not a PDF.`);
  if (file.lastIndexOf('startxref') < file.lastIndexOf(' obj'))
    throw new AppError('malformed', `“${name}” is damaged: its end is missing.`);
}
