import { extname } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { type BinaryKind, binaryKindOf, binaryWords, macros, refuseBinary } from './binary-kind.ts';
import type { Form } from './source-job.ts';
import { detectUnicode } from './unicode-encoding.ts';

const byEnding: Readonly<Record<string, Form>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.eml': 'eml',
};

/** For messages: every ending that can be imported. */
export const supportedEndings: string = Object.keys(byEnding).join(', ');

const byContentType: Readonly<Record<string, Form>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'message/rfc822': 'eml',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** What to do with files that many have and that can't be imported. */
const advice: Readonly<Record<string, string>> = {
  '.doc': 'Open it in a word processor, save it as .docx and import that.',
  '.rtf': 'Open it in a word processor, save it as .docx and import that.',
  '.odt': 'Open it in a word processor, save it as .docx and import that.',
  '.pages': 'Export it from Pages as Word (.docx) or PDF and import that.',
  '.mht': 'Open it in a browser, save it as HTML and import that.',
  '.mhtml': 'Open it in a browser, save it as HTML and import that.',
  '.msg': 'Save the message as .eml and import that.',
};

const sniffed = 4096;

/**
 * The form of a file: a PDF or a Word document by its bytes, what is text by the type that a server named, else by
 * the name's ending, else by how it begins. An ending never makes text of what isn't, nor the other way round.
 * @throws AppError unsupported-type; mislabelled when the bytes are of another kind than the name says; macros,
 * encrypted
 */
export function formOf(bytes: Uint8Array, hint: { readonly name: string; readonly contentType?: string | null }): Form {
  const { name } = hint;
  const ending = extname(name).toLowerCase();
  const named = byEnding[ending] ?? null;
  if (/^\.do[ct]m$/.test(ending)) throw macros(name);
  const binary = binaryKindOf(bytes);
  if (binary !== null) return binaryForm(binary, named, name);
  const served = byContentType[(hint.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''] ?? null;
  const form = served ?? named;
  if (form === 'pdf' || form === 'docx')
    throw mislabelled(name, form, 'it doesn’t begin as one, or its beginning is lost');
  return form === null ? textForm(bytes, hint, ending) : demandMarkup(form, bytes);
}

function binaryForm(binary: BinaryKind, named: Form | null, name: string): Form {
  const isOwn = binary === named || (named === 'docx' && (binary === 'docm' || binary === 'encrypted-office'));
  // Of a Word document that was cut off, the names of its parts may be what is missing.
  if (named === 'docx' && binary === 'zip') return 'docx';
  if (named !== null && !isOwn) throw mislabelled(name, named, `it is ${binaryWords[binary]}`);
  if (binary === 'pdf' || binary === 'docx') return binary;
  return refuseBinary(binary, name);
}

function mislabelled(name: string, named: Form, why: string): AppError {
  return new AppError('mislabelled', `“${name}” is not what its name says, ${formWords[named]}: ${why}.`);
}

const formWords: Readonly<Record<Form, string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'a web page',
  pdf: 'a PDF',
  docx: 'a Word document',
  eml: 'a mail message',
};

function textForm(
  bytes: Uint8Array,
  { name, contentType }: { name: string; contentType?: string | null },
  ending: string,
): Form {
  const why = advice[ending];
  if (why !== undefined) throw new AppError('unsupported-type', `“${name}” can't be imported as ${ending}. ${why}`);
  const head = headOf(bytes);
  if (beginsAsPage(head)) return 'html';
  if (beginsAsMail(head)) return 'eml';
  if (ending === '' || /^text\/plain\b/i.test(contentType ?? '')) return 'text';
  throw new AppError(
    'unsupported-type',
    `“${name}” is of a kind that can't be imported. What can be: ${supportedEndings}.`,
  );
}

/** A page without a single tag, or a mail without headers, is text by another name. */
function demandMarkup(form: Form, bytes: Uint8Array): Form {
  if (form === 'html') return /<[a-z!/?]/i.test(readableAscii(bytes)) ? 'html' : 'text';
  if (form === 'eml') return beginsAsMail(headOf(bytes)) ? 'eml' : 'text';
  return form;
}

function beginsAsPage(head: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head);
}

/** Header lines from the very start, and among them one that every mail has. */
function beginsAsMail(head: string): boolean {
  const headers = /^(?:From [^\n]*\r?\n)?((?:[!-9;-~]+:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)/.exec(head)?.[1];
  if (headers === undefined) return false;
  const common = headers.match(
    /^(?:from|to|date|subject|message-id|mime-version|received|return-path|delivered-to):/gim,
  );
  return new Set(common?.map((header) => header.toLowerCase())).size >= 2;
}

function headOf(bytes: Uint8Array): string {
  return readableAscii(bytes.subarray(0, sniffed)).replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
}

/** The bytes as text in which whatever is ASCII can be read; of UTF-16 the zeros are left out. */
function readableAscii(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return /^utf-(?:16|32)/.test(detectUnicode(bytes) ?? '') ? text.replaceAll('\0', '') : text;
}
