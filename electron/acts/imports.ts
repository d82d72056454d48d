import { basename, extname } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { ImportResult } from '../../core/ipc/replies.ts';
import { composeArticle } from '../import/compose.ts';
import { decodeText } from '../import/decode.ts';
import { type FileKind, kindOf, supportedEndings } from '../import/file-kind.ts';
import { findFiles } from '../import/find-files.ts';
import { demandSize, readFileBytes } from '../import/read-file.ts';
import { openingWords, toTitleLine } from '../import/title-line.ts';
import { addArticle } from './add-article.ts';
import type { Desk } from './desk.ts';
import { attemptImport } from './import-result.ts';

/**
 * Imports files and all files of folders, one after another; one that fails does not stop the others.
 * `report` hears of each as it is done, with its path, which results don't carry.
 */
export async function importFiles(
  desk: Desk,
  paths: readonly string[],
  report: (result: ImportResult, path: string) => void = () => undefined,
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  for (const given of paths) {
    for await (const { path, name, error } of findFiles(given)) {
      const result = await attemptImport(name, async () => {
        if (error !== null) throw error;
        const kind = demandKind(name);
        const text = decodeText(await readFileBytes(path, name), name);
        const imported = composeArticle({ text, kind, name, fallbackTitle: stemOf(name) });
        return await addArticle(desk, name, imported, { kind: 'file', name: toTitleLine(basename(name)) });
      });
      results.push(result);
      report(result, path);
    }
  }
  return results;
}

export type TextInput = {
  /** Bytes when the encoding is to be found first. */
  readonly text: string | Uint8Array;
  /** Null: by the rules for a file, and where those have nothing, the opening words. */
  readonly title: string | null;
  /** Its ending says how the text is to be read; without an ending it is plain text, and pasted text always is. */
  readonly name: string;
  readonly origin: 'paste' | 'stdin';
};

/** Imports text that is in no file. */
export async function importText(desk: Desk, input: TextInput): Promise<ImportResult> {
  const { name, origin } = input;
  return await attemptImport(name, async () => {
    const named = origin === 'stdin' && extname(name) !== '';
    const kind = named ? demandKind(name) : 'text';
    const text = textOf(input.text, name);
    const fallbackTitle = named ? stemOf(name) : openingWords(text, 80);
    const imported = composeArticle({ text, kind, name, fallbackTitle });
    const title = toTitleLine(input.title ?? '') || imported.title;
    return await addArticle(desk, name, { ...imported, title }, { kind: origin, name: toTitleLine(name) });
  });
}

function textOf(text: string | Uint8Array, name: string): string {
  demandSize(text.length, name);
  return typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : decodeText(text, name);
}

function demandKind(name: string): FileKind {
  const kind = kindOf(name);
  if (kind !== null) return kind;
  const message = `“${name}” is of a kind that can't be imported. What can be: ${supportedEndings}.`;
  throw new AppError('unsupported-type', message);
}

function stemOf(name: string): string {
  return basename(name, extname(name));
}
