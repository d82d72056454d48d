import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import type { Block } from '../../core/markdown/blocks.ts';
import { plainTextToMarkdown } from '../../core/markdown/escape.ts';
import { parseDocument } from '../../core/markdown/parse.ts';
import type { Article } from '../../core/model/article.ts';
import { directionOf } from '../../core/text/direction.ts';
import { guessLanguage } from '../../core/text/language.ts';
import type { FileKind } from './file-kind.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMetadata } from './metadata.ts';
import { toTitleLine } from './title-line.ts';

/** An article but for what the library adds to it, and the number of its blocks. */
export type ImportedText = Omit<Article, 'id' | 'version' | 'origin' | 'createdAt' | 'updatedAt'> & {
  readonly blocks: number;
};

/** A first line is a title when it is at most this long and stands alone. */
const longestTitleLine = 120;

/**
 * Makes a source of decoded text. The title is that of the front matter, else the first heading, else the first
 * line when it is short and a blank line follows, else `fallbackTitle`; nothing is taken out of the body for it.
 * @throws AppError empty-file, naming `name`, when no text is left
 */
export function composeArticle(input: {
  readonly text: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly fallbackTitle: string;
}): ImportedText {
  const { text, kind, name } = input;
  const frontMatter = kind === 'markdown' ? splitFrontMatter(text) : null;
  const source = frontMatter?.rest ?? text;
  const body = kind === 'text' ? plainTextToMarkdown(source) : source;
  const canonical = parseDocument(body);
  if (source.trim() === '' || canonical.text.trim() === '')
    throw new AppError('empty-file', `“${name}” holds no text.`);
  const metadata = readMetadata(frontMatter?.fields ?? {});
  const ownTitle = kind === 'text' ? titleLine(text) : titleBlock(canonical.blocks);
  return {
    ...metadata,
    title: metadata.title ?? toTitleLine(ownTitle ?? input.fallbackTitle),
    language: metadata.language ?? guessLanguage(canonical.text),
    direction: directionOf(canonical.text),
    body,
    sha256: createHash('sha256').update(canonical.text, 'utf8').digest('hex'),
    blocks: canonical.blocks.length,
  };
}

function titleLine(text: string): string | null {
  const match = /^\s*(\S[^\n]*)(?:\n[^\S\n]*\n|\s*$)/u.exec(text);
  return match?.[1] !== undefined && isShort(match[1]) ? match[1] : null;
}

function titleBlock(blocks: readonly Block[]): string | null {
  const heading = blocks.find((block) => block.kind === 'heading');
  if (heading !== undefined) return heading.text;
  const first = blocks[0];
  return first?.kind === 'paragraph' && !first.text.includes('\n') && isShort(first.text) ? first.text : null;
}

function isShort(line: string): boolean {
  return line.trim().length <= longestTitleLine;
}
