import { AppError } from '../../core/errors.ts';

/** What bytes are that are no text, as far as can be told from their beginning and the names within. */
export type BinaryKind =
  | 'pdf'
  | 'docx'
  | 'docm'
  | 'spreadsheet'
  | 'slides'
  | 'opendocument'
  | 'epub'
  | 'zip'
  | 'ole'
  | 'encrypted-office'
  | 'rtf';

const pdfWithin = 1024;

/** For messages: what each is called. */
export const binaryWords: Readonly<Record<BinaryKind, string>> = {
  pdf: 'a PDF',
  docx: 'a Word document (.docx)',
  docm: 'a Word document with macros (.docm)',
  spreadsheet: 'an Excel workbook',
  slides: 'a PowerPoint presentation',
  opendocument: 'an OpenDocument file',
  epub: 'an EPUB book',
  zip: 'a ZIP archive',
  ole: 'a file of an old Office program, such as .doc',
  'encrypted-office': 'an Office document protected by a password',
  rtf: 'an RTF file',
};

/** Null: none of these, so perhaps text. */
export function binaryKindOf(bytes: Uint8Array): BinaryKind | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (sign: string): boolean => buffer.subarray(0, sign.length).equals(Buffer.from(sign, 'latin1'));
  if (starts('PK\x03\x04') || starts('PK\x05\x06')) return zipKindOf(buffer);
  if (starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    return buffer.includes('EncryptedPackage', 0, 'utf16le') ? 'encrypted-office' : 'ole';
  if (starts('{\\rtf')) return 'rtf';
  // Readers of PDF take one that has something else before it, such as a mail's line.
  return starts('%PDF-') || isLatePdf(buffer.subarray(0, pdfWithin)) ? 'pdf' : null;
}

function isLatePdf(head: Buffer): boolean {
  const at = head.indexOf('%PDF-', 0, 'latin1');
  // In a text that only speaks of it no version follows at the start of a line.
  return at > 0 && /^%PDF-\d\.\d\s/.test(head.toString('latin1', at, at + 9)) && (head[at - 1] ?? 0) <= 0x0d;
}

/** The names of an archive's parts stand in it as they are, whatever is done to the parts. */
function zipKindOf(buffer: Buffer): BinaryKind {
  const has = (name: string): boolean => buffer.includes(name, 0, 'latin1');
  if (has('mimetypeapplication/vnd.oasis.opendocument')) return 'opendocument';
  if (has('mimetypeapplication/epub+zip')) return 'epub';
  if (has('word/vbaProject.bin')) return 'docm';
  if (has('word/document') || (has('word/') && has('[Content_Types].xml'))) return 'docx';
  if (has('xl/workbook')) return 'spreadsheet';
  if (has('ppt/presentation')) return 'slides';
  return 'zip';
}

/** @throws AppError always: what is to be done with a file that can't be imported as it is */
export function refuseBinary(kind: Exclude<BinaryKind, 'pdf' | 'docx'>, name: string): never {
  if (kind === 'encrypted-office') throw encrypted(name);
  if (kind === 'docm') throw macros(name);
  throw new AppError('unsupported-type', `“${name}” is ${binaryWords[kind]}, which can't be imported. ${advice[kind]}`);
}

const advice: Readonly<Record<Exclude<BinaryKind, 'pdf' | 'docx' | 'docm' | 'encrypted-office'>, string>> = {
  spreadsheet: 'Save what you need of it as PDF and import that.',
  slides: 'Save it as PDF and import that.',
  opendocument: 'Save it as .docx or PDF and import that.',
  epub: 'Import its chapters as HTML, or save it as PDF.',
  zip: 'Unpack it and import the files in it.',
  ole: 'Open it in a word processor, save it as .docx and import that.',
  rtf: 'Open it in a word processor, save it as .docx and import that.',
};

export function macros(name: string): AppError {
  return new AppError(
    'macros',
    `“${name}” has macros, programs that a document can run. Save it as .docx and import that.`,
  );
}

export function encrypted(name: string): AppError {
  return new AppError('encrypted', `“${name}” is protected by a password. Save a copy without it and import that.`);
}
