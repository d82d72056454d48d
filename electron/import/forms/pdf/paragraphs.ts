import type { Line } from './lines.ts';
import { tableAt } from './tables.ts';

/** A paragraph's lines, which may be a heading's or an item's of a list; or a table's rows. */
export type Part =
  | { readonly kind: 'text'; readonly lines: readonly Line[]; readonly bullet: boolean }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const bullet = /^[•‣◦▪▫●○■□◆◇▸▹►](?=\s|$)\s*/u;
/** May be an item's as well, but also a dash within a sentence, or at the beginning of what somebody says. */
const dash = /^[-*–—·](?=\s)/u;
const plainDash = /^[-*]\s+/;
const number = /^(?:\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s/u;
const sentenceEnd = /[.!?:;。！？：；؟۔]["'”’»)\]]*$/u;

/** Shares of the letters' size or of the usual line distance; from looking at books, reports, papers and notices. */
const wideDistance = 1.3;
const sizeChange = 0.08;
const indent = 0.8;

/** The parts of a column, from the top down. */
export function partsOf(lines: readonly Line[]): Part[] {
  const column = measure(lines);
  const parts: Part[] = [];
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) parts.push(textPart(open));
    open = [];
  };
  for (let i = 0; i < lines.length; i += 1) {
    const table = tableAt(lines, i);
    if (table !== null) {
      close();
      parts.push({ kind: 'table', rows: table.rows });
      i += table.lines - 1;
      continue;
    }
    const line = lines[i];
    if (line === undefined) continue;
    const before = open.at(-1);
    if (before !== undefined && begins(line, before, open, column)) close();
    open.push(line);
  }
  close();
  return parts;
}

type Column = { readonly start: number; readonly end: number; readonly distance: number };

function measure(lines: readonly Line[]): Column {
  const distances = lines
    .slice(1)
    .map((line, i) => (line.y - (lines[i]?.y ?? 0)) / line.size)
    .filter((distance) => distance > 0.5 && distance < 4)
    .sort((a, b) => a - b);
  return {
    start: quantile(
      lines.map(({ start }) => start).sort((a, b) => a - b),
      0.1,
    ),
    end: quantile(
      lines.map(({ end }) => end).sort((a, b) => a - b),
      0.9,
    ),
    // The lower ones: between lines of a paragraph, where most paragraphs are of one line.
    distance: quantile(distances, 0.35) || 1.2,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** Whether the line begins a paragraph after `before`, the last line of `open`. */
function begins(line: Line, before: Line, open: readonly Line[], column: Column): boolean {
  const size = Math.max(line.size, before.size);
  if (Math.abs(line.size - before.size) > sizeChange * size) return true;
  if (line.y - before.y > wideDistance * column.distance * size || line.y < before.y) return true;
  if (bullet.test(line.text)) return true;
  const first = open[0] ?? before;
  const isItem = [bullet, dash, number].some((mark) => mark.test(first.text));
  const isMarked = number.test(line.text) || dash.test(line.text);
  if (isMarked && (isItem || sentenceEnd.test(before.text))) return true;
  const shift = line.start - before.start;
  if (open.length === 1 && isItem && shift > 0) return false;
  // The first line is set in, or all but the first are.
  if (shift > indent * size && line.start - column.start < 5 * size && open.length > 1) return true;
  if (shift > indent * size && open.length === 1 && sentenceEnd.test(before.text)) return true;
  if (open.length > 1 && shift < -indent * size && isItem) return true;
  const isShort = column.end - before.end > Math.max(4 * size, 0.2 * (column.end - column.start));
  return isShort && sentenceEnd.test(before.text);
}

function textPart(lines: Line[]): Part {
  const [first, ...others] = lines;
  const mark = first === undefined ? null : (bullet.exec(first.text) ?? plainDash.exec(first.text));
  if (first === undefined || mark === null) return { kind: 'text', lines, bullet: false };
  return { kind: 'text', lines: [{ ...first, text: first.text.slice(mark[0].length) }, ...others], bullet: true };
}
