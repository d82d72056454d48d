import { parse } from 'yaml';

const sizeLimit = 64 * 1024;

export type FrontMatter = {
  readonly fields: Readonly<Record<string, unknown>>;
  /** What stands after it. */
  readonly rest: string;
};

/**
 * The YAML front matter at the very start of a Markdown text, or null when there is none: what only looks like it
 * (no mapping, broken, over 64 KB, or with aliases, which can be made to blow up) is text and stays so.
 */
export function splitFrontMatter(text: string): FrontMatter | null {
  const open = /^---[ \t]*\n/.exec(text);
  if (open === null) return null;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm;
  close.lastIndex = open[0].length;
  const end = close.exec(text);
  if (end === null || end.index > sizeLimit) return null;
  const fields = parseMapping(text.slice(open[0].length, end.index));
  return fields === null ? null : { fields, rest: text.slice(close.lastIndex) };
}

function parseMapping(source: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(source, { maxAliasCount: 0, schema: 'core', logLevel: 'error' });
    if (value === null && source.trim() === '') return {};
    return isMapping(value) ? value : null;
  } catch {
    // Broken YAML is not front matter; the text that it stands in says all there is to say.
    return null;
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
