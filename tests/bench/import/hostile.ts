import type { ErrorCode } from '../../../core/errors.ts';
import { docxParts, paragraph } from '../../import-files/docx.ts';
import { inflatingPdf, longPdf } from '../../import-files/pdf-hostile.ts';
import { makeZip } from '../../import-files/zip.ts';

const megabyte = 1024 * 1024;
const large = 100 * megabyte;

export type HostileFile = {
  readonly what: string;
  readonly name: string;
  /** The code of the error that it must end in; null: it is read. */
  readonly code: ErrorCode | null;
  readonly isSlow?: boolean;
  make(): Uint8Array;
};

/** Files that would fill the memory, and some of the largest that get through. */
export const hostileFiles: readonly HostileFile[] = [
  { what: 'docx that unpacks to 100 MB', name: 'bomb.docx', code: 'too-complex', make: () => zipBomb() },
  { what: 'docx that says that its 100 MB are 1 kB', name: 'liar.docx', code: 'malformed', make: () => zipBomb(1024) },
  { what: 'pdf that inflates to 100 MB', name: 'bomb.pdf', code: 'too-complex', make: () => inflatingPdf(large) },
  { what: 'pdf packed twice', name: 'twice.pdf', code: 'too-complex', make: () => inflatingPdf(large, 2) },
  { what: 'pdf of 10,000 pages', name: 'long.pdf', code: 'too-complex', make: () => longPdf(10_000) },
  { what: 'html nested 5,000 deep', name: 'deep.html', code: 'too-complex', make: deepPage },
  {
    what: 'docx of 1.7 million empty paragraphs',
    name: 'tags.docx',
    code: 'too-much-memory',
    isSlow: true,
    make: manyTags,
  },
  { what: 'txt of 20 MB', name: 'large.txt', code: null, isSlow: true, make: largeText },
];

function zipBomb(declared?: number): Uint8Array {
  const content = Buffer.alloc(large, 0x20);
  const bomb = { name: 'word/document.xml', content, ...(declared === undefined ? {} : { declared }) };
  return makeZip(docxParts({ body: '' }).map((part) => (part.name === bomb.name ? bomb : part)));
}

function manyTags(): Uint8Array {
  return makeZip(docxParts({ body: `${paragraph('Text.')}${'<w:p/>'.repeat(1_700_000)}` }));
}

function deepPage(): Uint8Array {
  return Buffer.from(`<html><body>${'<div>'.repeat(5_000)}Text.`);
}

function largeText(): Uint8Array {
  const part = `${'Word after word. '.repeat(30)}\n\n`;
  return Buffer.from(part.repeat((20 * megabyte) / part.length));
}
