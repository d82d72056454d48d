import type { Line, Segment } from './lines.ts';

const fewestRows = 3;
const mostRows = 200;
/** The least share of cells with a word or a number in them. */
const fewestFull = 0.6;
/** What stands at the edge of a list's items, not in a table. */
const itemMark = /^(?:[•‣◦▪▫●○■□◆◇▸▹►–—·*-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)])$/u;
/** The most that rows may stand apart, as a share of the letters' size. */
const widestDistance = 3;

/**
 * The table that begins with the line at `from`: rows of several cells that keep to common columns. Null when there
 * is none. `lines` is how many it takes up.
 */
export function tableAt(lines: readonly Line[], from: number): { rows: string[][]; lines: number } | null {
  let table: string[][] | null = null;
  const rows: (readonly Segment[])[] = [];
  for (let i = from; i < Math.min(lines.length, from + mostRows); i += 1) {
    const [line, before] = [lines[i], lines[i - 1]];
    if (line === undefined || line.segments.length < 2) break;
    if (i > from && line.y - (before?.y ?? 0) > widestDistance * line.size) break;
    rows.push(line.segments);
    if (rows.length < fewestRows) continue;
    const next = fill(rows, columnsOf(rows.flat()));
    if (next === null) break;
    table = next;
  }
  return table === null ? null : { rows: table, lines: table.length };
}

type Column = { start: number; end: number };

function columnsOf(segments: readonly Segment[]): Column[] {
  const columns: Column[] = [];
  for (const { start, end } of [...segments].sort((a, b) => a.start - b.start)) {
    const last = columns.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else columns.push({ start, end });
  }
  return columns;
}

/** Null when a row has two segments in one column, when there is one column only, and for a list. */
function fill(rows: readonly (readonly Segment[])[], columns: readonly Column[]): string[][] | null {
  if (columns.length < 2) return null;
  const table: string[][] = [];
  for (const row of rows) {
    const cells = columns.map(() => '');
    for (const { text, start } of row) {
      const at = columns.findLastIndex((column) => column.start <= start);
      if (at < 0 || cells[at] !== '') return null;
      cells[at] = text;
    }
    table.push(cells);
  }
  if (table.every(([first = '']) => itemMark.test(first))) return null;
  // Formulas keep to columns as well, with a sign here and there.
  const full = table.flat().filter((cell) => /[\p{L}\p{N}]{2}|^\p{N}$/u.test(cell));
  return full.length < fewestFull * rows.length * columns.length ? null : table;
}
