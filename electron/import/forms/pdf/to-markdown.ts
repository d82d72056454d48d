import { escapeInline, plainTextToMarkdown } from '../../../../core/markdown/escape.ts';
import type { LevelOf } from './headings.ts';
import { joinLines, type Vocabulary } from './join-lines.ts';
import type { Line } from './lines.ts';
import { type Part, partsOf } from './paragraphs.ts';

/** A page's columns as Markdown; empty when they hold no text. */
export function pageMarkdown(columns: readonly (readonly Line[])[], levelOf: LevelOf, vocabulary: Vocabulary): string {
  return columns
    .flatMap(partsOf)
    .map((part) => partMarkdown(part, levelOf, vocabulary))
    .filter((block) => block !== '')
    .join('\n\n');
}

/** Numbered items stay paragraphs that begin with their number: Markdown would count them anew. */
function partMarkdown(part: Part, levelOf: LevelOf, vocabulary: Vocabulary): string {
  if (part.kind === 'table') return tableMarkdown(part.rows);
  const texts = part.lines.map(({ text }) => text);
  const text = joinLines(texts, vocabulary);
  if (text === '') return '';
  if (part.bullet) return `- ${plainTextToMarkdown(text).trim()}`;
  const level = levelOf(text, part.lines);
  return level === null ? plainTextToMarkdown(text).trim() : `${'#'.repeat(level)} ${escapeInline(text)}`;
}

function tableMarkdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...others] = rows.map((row) => row.map((cell) => escapeInline(cell)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...others.map(line)].join('\n');
}
