import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import type { Block } from '../../core/markdown/blocks.ts';
import { plainTextToMarkdown } from '../../core/markdown/escape.ts';
import { parseDocument } from '../../core/markdown/parse.ts';
import type { Article } from '../../core/model/article.ts';
import { directionOf } from '../../core/text/direction.ts';
import { guessLanguage } from '../../core/text/language.ts';
import { splitFrontMatter } from './front-matter.ts';
import { type Metadata, noMetadata, readMetadata } from './metadata.ts';
import { pageOffsets } from './page-offsets.ts';
import { toTitleLine } from './title-line.ts';

/** An article but for what the library adds to it, and the number of its blocks. */
export type ImportedText = Omit<
  Article,
  'id' | 'version' | 'origin' | 'original' | 'importedAt' | 'earlier' | 'createdAt' | 'updatedAt'
> & {
  readonly blocks: number;
};

/** A first line is a title when it is at most this long and stands alone. */
const longestTitleLine = 120;

/** What was taken out of a source of any form, before it is an article. */
export type Content = {
  readonly body: string;
  readonly metadata: Partial<Metadata>;
  /** The Markdown of each page, as in `Extracted`. */
  readonly pages: readonly string[] | null;
  /** The title where `metadata` has none; null: found in the text, as for Markdown. */
  readonly ownTitle?: string | null;
  /** What messages call it. */
  readonly name: string;
  readonly fallbackTitle: string;
};

/**
 * Makes a source of decoded text. The title is that of the front matter, else the first heading, else the first
 * line when it is short and a blank line follows, else `fallbackTitle`; nothing is taken out of the body for it.
 * @throws AppError empty-file, naming `name`, when no text is left
 */
export function composeArticle(input: {
  readonly text: string;
  readonly kind: 'text' | 'markdown';
  readonly name: string;
  readonly fallbackTitle: string;
}): ImportedText {
  const { text, kind, name, fallbackTitle } = input;
  if (kind === 'text') {
    const ownTitle = titleLine(text) ?? fallbackTitle;
    return composeContent({
      body: plainTextToMarkdown(text),
      metadata: {},
      pages: null,
      ownTitle,
      name,
      fallbackTitle,
    });
  }
  const frontMatter = splitFrontMatter(text);
  const metadata = readMetadata(frontMatter?.fields ?? {});
  return composeContent({ body: frontMatter?.rest ?? text, metadata, pages: null, name, fallbackTitle });
}

/**
 * The same of what was taken out of a file of another form. A declared direction from left to right says nothing, as
 * it is what templates have; one from right to left holds when any letter of the text is written so.
 * @throws AppError empty-file
 */
export function composeContent(content: Content): ImportedText {
  const { body, name } = content;
  const canonical = parseDocument(body);
  if (canonical.text.trim() === '') throw new AppError('empty-file', `“${name}” holds no text.`);
  const { direction, ...metadata } = { ...noMetadata, ...content.metadata };
  const title = metadata.title ?? content.ownTitle ?? titleBlock(canonical.blocks) ?? content.fallbackTitle;
  return {
    ...metadata,
    title: toTitleLine(title),
    language: metadata.language ?? guessLanguage(canonical.text),
    direction: direction === 'rtl' && hasRightToLeft(canonical.text) ? 'rtl' : directionOf(canonical.text),
    body,
    sha256: createHash('sha256').update(canonical.text, 'utf8').digest('hex'),
    pages: content.pages === null ? null : pageOffsets(content.pages, canonical),
    blocks: canonical.blocks.length,
  };
}

function hasRightToLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);
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
