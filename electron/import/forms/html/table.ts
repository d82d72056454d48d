import { isElement, type PageElement } from './dom.ts';
import { asLines, InlineText, type Style } from './inline-text.ts';
import { walkFlat } from './walk.ts';
import { inCell, writeInline } from './write-inline.ts';

/** A table beyond these is no table that anybody reads, and its empty cells could be made to fill the memory. */
const mostColumns = 100;
const mostCells = 100_000;

const blocksOfLayout = 'table, h1, h2, h3, h4, h5, h6, pre, blockquote, hr';

/**
 * The table as Markdown; null when it only arranges blocks on the page, so that its cells are to be read one after
 * the other.
 */
export function writeTable(table: PageElement, style: Style, base: URL | null): string | null {
  if (/^(?:presentation|none)$/i.test(table.getAttribute('role') ?? '')) return null;
  if (table.querySelector(blocksOfLayout) !== null) return null;
  const { rows, header } = rowsOf(table);
  const lines = layOut(rows);
  const columns = Math.max(0, ...lines.map((line) => line.length));
  if (columns < 2 || columns > mostColumns || lines.length * columns > mostCells) return null;
  const written = lines.map((line) =>
    Array.from({ length: columns }, (_, i) => {
      const cell = line[i] ?? null;
      return cell === null ? '' : writeCell(cell, style, base);
    }),
  );
  if (!header) written.unshift(Array.from({ length: columns }, () => ''));
  const [head = [], ...body] = written;
  const rule = Array.from({ length: columns }, () => '---');
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function writeCell(cell: PageElement, style: Style, base: URL | null): string {
  const inline = new InlineText();
  walkFlat(cell, { ...style, strong: style.strong && cell.localName !== 'th' }, base, inline);
  const runs = asLines(inline.paragraphs());
  return runs.length === 0 ? '' : writeInline(runs, inCell);
}

/** The rows of the table itself, and whether the first of them is its header. */
function rowsOf(table: PageElement): { rows: PageElement[][]; header: boolean } {
  const rows: PageElement[][] = [];
  let header = false;
  const take = (row: PageElement, inHead: boolean): void => {
    const cells = elementsOf(row).filter(({ localName }) => localName === 'td' || localName === 'th');
    if (cells.length === 0) return;
    if (rows.length === 0) header = inHead || cells.every(({ localName }) => localName === 'th');
    rows.push(cells);
  };
  for (const child of elementsOf(table)) {
    if (child.localName === 'tr') take(child, false);
    else if (/^t(?:head|body|foot)$/.test(child.localName))
      for (const row of elementsOf(child)) if (row.localName === 'tr') take(row, child.localName === 'thead');
  }
  return { rows, header };
}

/** Each cell in its column: the columns that cells above or to the left reach into stay empty. */
function layOut(rows: readonly PageElement[][]): (PageElement | null)[][] {
  /** For how many more rows a column is taken. */
  let taken: number[] = [];
  return rows.map((cells) => {
    const line: (PageElement | null)[] = [];
    const next = taken.map((left) => Math.max(0, left - 1));
    for (const cell of cells) {
      while ((taken[line.length] ?? 0) > 0) line.push(null);
      const down = spanOf(cell, 'rowspan') - 1;
      for (let across = spanOf(cell, 'colspan'); across > 0; across -= 1) {
        if (line.length > mostColumns) break;
        next[line.length] = Math.max(next[line.length] ?? 0, down);
        line.push(across === spanOf(cell, 'colspan') ? cell : null);
      }
    }
    taken = next;
    return line;
  });
}

function spanOf(cell: PageElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), mostColumns);
}

function elementsOf(parent: PageElement): PageElement[] {
  return [...parent.childNodes].filter(isElement);
}
