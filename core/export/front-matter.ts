import { parse, stringify } from 'yaml';
import { replaceLoneSurrogates } from './well-formed.ts';

export type FrontMatterValue = string | number | readonly string[] | null;

/**
 * YAML front matter with its keys in the order given, strings double-quoted and never folded. A key whose value
 * is null or an empty list is left out. Characters that some YAML readers take for line breaks are escaped.
 */
export function writeFrontMatter(fields: readonly (readonly [key: string, value: FrontMatterValue])[]): string {
  const present = fields.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  const yaml = stringify(Object.fromEntries(present), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    aliasDuplicateObjects: false,
  });
  // All of these can only stand inside double quotes, where \u escapes are valid.
  const escaped = replaceLoneSurrogates(yaml).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, escapeCharacter);
  return `---\n${escaped}---\n`;
}

/**
 * The values of a file's front matter and the text after it and one blank line. Null when there is none or it
 * isn't YAML; aliases count as not YAML. `text` has LF line ends and no byte order mark.
 */
export function readFrontMatter(text: string): { values: unknown; rest: string } | null {
  const match = /^---\n([\s\S]*?\n)---(?:\n|$)\n?/.exec(text);
  if (match === null) return null;
  try {
    return { values: parse(match[1] ?? '', { maxAliasCount: 0 }), rest: text.slice(match[0].length) };
  } catch {
    // Not YAML, so not front matter that we wrote: the caller learns that by null.
    return null;
  }
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
