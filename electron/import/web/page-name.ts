import type { IncomingMessage } from 'node:http';
import { basename } from 'node:path';
import { MIMEType } from 'node:util';
import { AppError } from '../../../core/errors.ts';
import { openingWords, toTitleLine } from '../title-line.ts';
import { hostOf } from './resolve-host.ts';

const readableTypes: ReadonlySet<string> = new Set([
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'text/x-markdown',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'message/rfc822',
]);
/** They say nothing, so the name must. */
const namelessTypes: ReadonlySet<string> = new Set(['application/octet-stream', 'binary/octet-stream']);
const readableEnding = /\.(html?|xhtml|txt|md|markdown|pdf|docx|eml)$/i;

export type PageName = {
  /** As the server has it, else the last part of the address, else the host. */
  readonly name: string;
  /** With its parameters; null where the server said nothing, or nothing of use. */
  readonly contentType: string | null;
};

/** What the answer is and what to call it. @throws AppError unsupported-type */
export function namePage(url: URL, headers: IncomingMessage['headers']): PageName {
  const name = fileNameOf(headers['content-disposition'] ?? '') ?? lastPart(url) ?? hostOf(url);
  const contentType = headers['content-type']?.trim() || null;
  if (contentType === null) return { name, contentType };
  const essence = essenceOf(contentType);
  if (essence === null) return { name, contentType: null };
  if (readableTypes.has(essence)) return { name, contentType };
  if (namelessTypes.has(essence) && readableEnding.test(name)) return { name, contentType: null };
  const message =
    `What ${url.host} sent was not imported: it is of a kind that can't be (${openingWords(essence, 100)}). ` +
    'What can be: web pages, plain text, Markdown, PDF, Word documents (.docx) and mails (.eml).';
  throw new AppError('unsupported-type', message);
}

function essenceOf(contentType: string): string | null {
  try {
    return new MIMEType(contentType).essence;
  } catch {
    return null;
  }
}

function fileNameOf(disposition: string): string | null {
  const encoded = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(disposition)?.[1];
  const plain = /;\s*filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition);
  const given = encoded === undefined ? (plain?.[1] ?? plain?.[2]) : (decodeOrNull(encoded.trim()) ?? undefined);
  return given === undefined ? null : cleaned(given);
}

function lastPart(url: URL): string | null {
  const part = url.pathname.split('/').findLast((each) => each !== '');
  return part === undefined ? null : cleaned(decodeOrNull(part) ?? part);
}

function decodeOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function cleaned(name: string): string | null {
  const line = toTitleLine(basename(name.replaceAll('\\', '/')).replace(/\p{Cc}/gu, ' '));
  return line === '' || line === '.' || line === '..' ? null : line;
}
