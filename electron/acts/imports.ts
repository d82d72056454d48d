import { extname } from 'node:path';
import type { ImportResult } from '../../core/ipc/imports.ts';
import type { Origin } from '../../core/model/article.ts';
import { composeArticle } from '../import/compose.ts';
import { decodeText } from '../import/decode.ts';
import { demandSize } from '../import/read-file.ts';
import type { ParsedSource, SourceJob } from '../import/source-job.ts';
import { openingWords, toTitleLine } from '../import/title-line.ts';
import { addArticle } from './add-article.ts';
import type { Desk } from './desk.ts';
import { attemptImport } from './import-result.ts';
import { jobOfFile, keepOriginal } from './parsed-file.ts';

export { type ImportOptions, type ImportPath, importFiles } from './import-files.ts';

/** Bytes that are in no file: what was fetched, pasted or piped in. */
export type BytesInput = Omit<SourceJob, 'fallbackTitle' | 'pasted'> & {
  readonly origin: Origin;
  /** What the result is called, when that is not its name: the address. */
  readonly input?: string;
  /** Its title, whatever title it has itself. */
  readonly title?: string | null;
  /** Without it, the name without its ending. */
  readonly fallbackTitle?: string;
  readonly pasted?: boolean;
};

type Cancel = { readonly signal?: AbortSignal };

/** Makes a source of bytes of any form. One that was fetched has the address which it gives itself on that site. */
export async function importBytes(desk: Desk, input: BytesInput, { signal }: Cancel = {}): Promise<ImportResult> {
  const { bytes, name, contentType, url, origin, title = null, pasted = false } = input;
  const label = input.input ?? name;
  return await attemptImport(label, async () => {
    const ofFile = jobOfFile(bytes, name);
    const fallbackTitle = input.fallbackTitle ?? ofFile.fallbackTitle;
    const parsed = await desk.parser.parse({ ...ofFile, contentType, url, fallbackTitle, pasted }, { signal });
    return await addArticle(desk, {
      input: label,
      parsed: { ...titled(parsed, title), url: url === null ? parsed.url : addressOf(parsed.url, url) },
      origin,
      keep: () => keepOriginal(desk, bytes, parsed.form),
    });
  });
}

export type TextInput = {
  /** Bytes when the encoding is to be found first. */
  readonly text: string | Uint8Array;
  /** The same as rich text, as a browser or a word processor copies it; null: there is none, or it is not wanted. */
  readonly html?: string | null;
  /** Null: by the rules for a file, and where those have nothing, the opening words. */
  readonly title: string | null;
  /** Its ending says how it is to be read; without an ending it is plain text, and pasted text always is. */
  readonly name: string;
  readonly origin: 'paste' | 'stdin';
};

/** Imports text that is in no file. */
export async function importText(desk: Desk, input: TextInput, options: Cancel = {}): Promise<ImportResult> {
  const { name, title, html = null } = input;
  const origin = { kind: input.origin, name: toTitleLine(name) };
  if (input.origin === 'stdin' && extname(name) !== '') {
    return await importBytes(desk, { bytes: bytesOf(input.text), name, contentType: null, url: null, origin, title });
  }
  return await attemptImport(name, async () => {
    const text = textOf(input.text, name);
    const fallbackTitle = openingWords(text, 80);
    if (html !== null) {
      const bytes = bytesOf(html);
      demandSize(bytes.byteLength, name);
      const contentType = 'text/html; charset=utf-8';
      const job = { bytes, name, contentType, url: null, origin, title, fallbackTitle, pasted: true };
      return await importBytes(desk, job, options);
    }
    const parsed = { ...composeArticle({ text, kind: 'text', name, fallbackTitle }), form: 'text' as const };
    return await addArticle(desk, { input: name, parsed: titled(parsed, title), origin, keep: async () => null });
  });
}

function titled(parsed: ParsedSource, title: string | null): ParsedSource {
  return { ...parsed, title: toTitleLine(title ?? '') || parsed.title };
}

/** A page may name its true address on its own site; one on another site is that of what it was copied from. */
function addressOf(own: string | null, fetched: string): string {
  return own !== null && new URL(own).host === new URL(fetched).host ? own : fetched;
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
}

function textOf(text: string | Uint8Array, name: string): string {
  demandSize(text.length, name);
  return typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : decodeText(text, name);
}
