import { anyMarkerAt, markerAt } from './line-start.ts';

/** What marked takes for a web address, to the next white space or `<`; a backslash would become part of it. */
const address = /(?:(?:https?|ftp):\/\/|www\.)[^\s<]*/iy;
/** What may stand between `<` and `>` and means itself there. */
const bracketable = /^[a-z]+:[^\s<>\p{Cc}\\&[\]`]+$/iu;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/iy;
const emoji = /:[a-z_+-][\w+-]*:/iy;

/**
 * Markdown that shows a plain text letter for letter: its blocks joined by a blank line are the text, with LF
 * line ends and without blank lines at its ends and more than one in a row. Blank lines part paragraphs, in
 * which single line breaks stay; in a text without any, each line is a paragraph. Escapes where needed only.
 */
export function plainTextToMarkdown(text: string): string {
  const paragraphs = paragraphsOf(text.replace(/\r\n?/g, '\n').split('\n'));
  return paragraphs.map((lines) => `${escapeParagraph(lines)}\n`).join('\n');
}

/**
 * One line of quoted text, such that no Markdown tool takes it for markup, wherever on a line it stands: neither
 * CommonMark's and GFM's marks and links nor those of Pandoc (`^ $ @ {` and lists) and Obsidian (`== [[ # %% ::`).
 */
export function escapeInline(text: string): string {
  const start = anyMarkerAt(text);
  return keepEdges(
    text,
    escapeUnits(text, 0, text.length, (at) => at === start || isAnyMark(text, at)),
    /\s/,
  ).replace(/[\u2028\u2029]/g, reference); // Parsers written in JavaScript, marked for one, end a heading there.
}

/** The lines between blank lines; each line by itself when there is no blank line between two. */
function paragraphsOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  const filled = paragraphs.filter((paragraph) => paragraph.length > 0);
  const [only, ...others] = filled;
  return only !== undefined && others.length === 0 ? only.map((line) => [line]) : filled;
}

function escapeParagraph(lines: readonly string[]): string {
  const strikes = lines.join('\n').split('~').length > 2;
  return lines.map((line, i) => escapeLine(line, { strikes, breakFollows: i < lines.length - 1 })).join('\\\n');
}

function escapeLine(line: string, { strikes, breakFollows }: { strikes: boolean; breakFollows: boolean }): string {
  const start = markerAt(line);
  const mustEscape = (at: number): boolean => at === start || isMark(line, at, strikes);
  const edge = /[ \t]$/.test(line) ? line.length - 1 : line.length;
  let escaped = '';
  let at = 0;
  while (at < line.length) {
    const found = addressAt(line, at);
    const end = at + Math.max(1, found.length);
    const touches = end === line.length ? breakFollows : line[end] === '<' || end === edge;
    if (found !== '' && !touches && escapeUnits(line, at, end, mustEscape) === found) {
      escaped += found;
      at = end;
    } else if (bracketable.test(found)) {
      escaped += `<${found}>`;
      at = end;
    } else if (found !== '') {
      const head = /^[a-z]+/i.exec(found)?.[0] ?? '';
      escaped += `${head}\\${found[head.length]}`;
      at += head.length + 1;
    } else {
      escaped += escapeUnits(line, at, end, mustEscape);
      at = end;
    }
  }
  return keepEdges(line, escaped, /[ \t]/);
}

function addressAt(line: string, at: number): string {
  address.lastIndex = at;
  return address.exec(line)?.[0] ?? '';
}

function escapeUnits(text: string, from: number, to: number, mustEscape: (at: number) => boolean): string {
  let escaped = '';
  for (let at = from; at < to; at += 1) escaped += mustEscape(at) ? `\\${text[at]}` : text[at];
  return escaped;
}

/** Character references for the first and last unit of a line if they are of `blanks`, which Markdown would drop. */
function keepEdges(line: string, escaped: string, blanks: RegExp): string {
  const first = line[0] ?? '';
  const last = line.at(-1) ?? '';
  const led = blanks.test(first) ? `${reference(first)}${escaped.slice(1)}` : escaped;
  return line.length > 1 && blanks.test(last) ? `${led.slice(0, -1)}${reference(last)}` : led;
}

/** A character reference for the unit. */
function reference(unit: string): string {
  return `&#${unit.charCodeAt(0)};`;
}

/** Whether the unit at `at` may be markup of CommonMark or GFM, seen with what stands round it. */
function isMark(line: string, at: number, strikes: boolean): boolean {
  const next = line[at + 1] ?? '';
  switch (line[at]) {
    case '`':
      return true;
    case '\\':
      return !/[a-z\d\x80-\uFFFF]/i.test(next) || addressAt(line, at + 1) !== '';
    case '*':
      return !standsApart(line, at);
    case '_':
      return !standsApart(line, at) && !(isLetter(line[at - 1]) && isLetter(next));
    case '~':
      return strikes;
    case '[':
      return next === '^' || next === '[';
    case ']':
      return next !== '' && '([:'.includes(next);
    case '<':
      return /[a-z/!?]/i.test(next);
    case '&':
      return matchesAt(entity, line, at);
    default:
      return false;
  }
}

function isAnyMark(line: string, at: number): boolean {
  const unit = line[at] ?? '';
  const next = line[at + 1];
  if ('\\`*_[]<#~^|$@{'.includes(unit)) return true;
  if (unit === '&') return matchesAt(entity, line, at);
  if (unit === '=') return next === '=' || line[at - 1] === '=';
  if (unit === '%') return next === '%';
  if (unit === ':') return next === ':' || line.startsWith('://', at) || matchesAt(emoji, line, at);
  return unit === '.' && /www$/i.test(line.slice(Math.max(0, at - 3), at));
}

/** Whether white space stands on both sides, with more text beyond it: such a mark neither opens nor closes. */
function standsApart(line: string, at: number): boolean {
  return at >= 2 && at + 2 < line.length && /\s/.test(line[at - 1] ?? '') && /\s/.test(line[at + 1] ?? '');
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}

function matchesAt(pattern: RegExp, line: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(line);
}
