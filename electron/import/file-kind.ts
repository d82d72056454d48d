import { extname } from 'node:path';

/** How the text of a file is to be read: letter for letter, or as Markdown. */
export type FileKind = 'text' | 'markdown';

const kinds: Readonly<Record<string, FileKind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
};

/** For messages: every ending that can be imported. */
export const supportedEndings = Object.keys(kinds).join(', ');

/** By the name's ending, without regard to case; null when it can't be imported. */
export function kindOf(name: string): FileKind | null {
  return kinds[extname(name).toLowerCase()] ?? null;
}
