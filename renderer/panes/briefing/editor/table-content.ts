import type { EditorState } from '@codemirror/state';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { decodeHTMLStrict } from 'entities';
import { ChipWidget } from './chip-widget.ts';
import { type ChipRange, chipsBetween } from './chips.ts';
import { citationsField } from './citations-state.ts';

export type Alignment = 'left' | 'center' | 'right' | null;
export type Style = 'strong' | 'em' | 'del' | 'code' | 'link';

/** What a cell shows, in order. `at` is where its source begins, in UTF-16 offsets from the start of the table. */
export type CellPart =
  | { readonly kind: 'text'; readonly text: string; readonly styles: readonly Style[]; readonly at: number }
  | { readonly kind: 'chip'; readonly chip: ChipWidget }
  | { readonly kind: 'break' };

/** `end` is the offset from the start of the table behind the last letter of the cell. */
export type Cell = { readonly parts: readonly CellPart[]; readonly end: number };
export type Row = { readonly start: number; readonly end: number; readonly cells: readonly Cell[] };

/** A table as it shows: every row has a cell for each of `alignments`. The first row is the header. */
export type TableContent = {
  readonly source: string;
  readonly alignments: readonly Alignment[];
  readonly rows: readonly Row[];
  readonly chips: readonly ChipWidget[];
};

const styles: ReadonlyMap<string, Style> = new Map([
  ['StrongEmphasis', 'strong'],
  ['Emphasis', 'em'],
  ['Strikethrough', 'del'],
  ['InlineCode', 'code'],
]);
const hidden = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark', 'Comment', 'ProcessingInstruction']);

/** The content of a `Table` node; the range is that of its lines, whole. */
export function readTable(state: EditorState, table: SyntaxNode, lines: { from: number; to: number }): TableContent {
  const { from, to } = lines;
  const rule = table.getChild('TableDelimiter');
  const alignments = rule === null ? [] : alignmentsOf(state.sliceDoc(rule.from, rule.to));
  const rows = [...table.getChildren('TableHeader'), ...table.getChildren('TableRow')].map((row) => ({
    start: row.from - from,
    end: row.to - from,
    cells: readCells(state, row, alignments.length, from),
  }));
  const parts = rows.flatMap((row) => row.cells.flatMap((cell) => cell.parts));
  const chips = parts.flatMap((part) => (part.kind === 'chip' ? [part.chip] : []));
  return { source: state.sliceDoc(from, to), alignments, rows, chips };
}

/** The words of a cell without chips. */
export function cellText(cell: Cell): string {
  return cell.parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('');
}

function alignmentsOf(rule: string): Alignment[] {
  const cells = rule.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return cells.map((cell) => {
    const [left, right] = [cell.trim().startsWith(':'), cell.trim().endsWith(':')];
    return left && right ? 'center' : right ? 'right' : left ? 'left' : null;
  });
}

/** An empty cell has no node: the bars are counted. One that begins the row parts no cells. */
function readCells(state: EditorState, row: SyntaxNode, count: number, base: number): Cell[] {
  const cells: Cell[] = [];
  const empty = (at: number): Cell => ({ parts: [], end: Math.min(at + 1, row.to) - base });
  let column = 0;
  for (let child = row.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'TableCell') {
      cells[column] = readCell(state, child, base);
      continue;
    }
    if (child.prevSibling !== null) column += 1;
    cells[column] = empty(child.to);
  }
  return Array.from({ length: count }, (_, i) => cells[i] ?? empty(row.to));
}

function readCell(state: EditorState, cell: SyntaxNode, base: number): Cell {
  const reader = new CellReader(state, cell, base);
  cell.cursor().iterate(
    (node) => reader.enter(node),
    (node) => reader.leave(node),
  );
  return { parts: reader.finish(), end: cell.to - base };
}

/** Goes through the nodes of a cell in document order and keeps what shows. */
class CellReader {
  readonly #state: EditorState;
  readonly #chips: readonly ChipRange[];
  readonly #cell: SyntaxNode;
  readonly #base: number;
  readonly #parts: CellPart[] = [];
  readonly #styles: Style[] = [];
  #at: number;
  #nextChip = 0;

  constructor(state: EditorState, cell: SyntaxNode, base: number) {
    this.#state = state;
    this.#chips = chipsBetween(state, cell.from, cell.to);
    this.#cell = cell;
    this.#base = base;
    this.#at = cell.from;
  }

  enter(ref: SyntaxNodeRef): boolean {
    const { name, from, to } = ref;
    if (to <= this.#at && name !== 'TableCell') return false;
    const style = styleOf(ref);
    if (style !== null) {
      this.#pass(from, true);
      this.#styles.push(style);
      return true;
    }
    const until = hiddenUntil(ref);
    if (until !== null) {
      this.#pass(from, true);
      this.#pass(until, false);
      return false;
    }
    if (name === 'Escape') {
      this.#pass(from, true);
      this.#pass(from + 1, false);
    } else if (name === 'Entity') {
      this.#replace(ref, { kind: 'text', text: decodeHTMLStrict(this.#state.sliceDoc(from, to)), ...this.#look(from) });
    } else if (name === 'HTMLTag' && /^<br\b/i.test(this.#state.sliceDoc(from, to))) {
      this.#replace(ref, { kind: 'break' });
    }
    return true;
  }

  leave(ref: SyntaxNodeRef): void {
    if (styleOf(ref) === null) return;
    this.#pass(ref.to, true);
    this.#styles.pop();
  }

  finish(): readonly CellPart[] {
    this.#pass(this.#cell.to, true);
    return this.#parts;
  }

  #replace({ from, to }: SyntaxNodeRef, part: CellPart): void {
    this.#pass(from, true);
    if (this.#at > from) return;
    this.#parts.push(part);
    this.#at = to;
  }

  /** Goes on to a position: the text up to it is kept if it shows, and chips are kept whatever holds them. */
  #pass(to: number, shows: boolean): void {
    for (;;) {
      const chip = this.#chips[this.#nextChip];
      const until = chip !== undefined && chip.from < to ? chip.from : to;
      if (shows && this.#at < until) {
        const text = this.#state.sliceDoc(this.#at, until);
        this.#parts.push({ kind: 'text', text, ...this.#look(this.#at) });
      }
      this.#at = Math.max(this.#at, until);
      if (chip === undefined || chip.from >= to) return;
      const citation = this.#state.field(citationsField).get(chip.label);
      this.#parts.push({ kind: 'chip', chip: new ChipWidget(chip.label, citation) });
      this.#at = chip.to;
      this.#nextChip += 1;
    }
  }

  #look(from: number): { at: number; styles: readonly Style[] } {
    return { at: from - this.#base, styles: [...this.#styles] };
  }
}

function styleOf({ name, node }: SyntaxNodeRef): Style | null {
  if (name === 'Link' || name === 'Image') return node.getChild('URL') === null ? null : 'link';
  if (name === 'URL') return hasAddress(node.parent) ? null : 'link';
  return styles.get(name) ?? null;
}

/** How far a node that begins here hides the source; null when it shows. */
function hiddenUntil({ name, node, to }: SyntaxNodeRef): number | null {
  if (hidden.has(name)) return to;
  const link = node.parent;
  if (name !== 'LinkMark' || link === null) return null;
  if (link.name === 'Autolink') return to;
  if (!hasAddress(link)) return null;
  const opens = node.from === link.firstChild?.from;
  return opens ? to : link.to;
}

function hasAddress(node: SyntaxNode | null): boolean {
  return node !== null && (node.name === 'Link' || node.name === 'Image') && node.getChild('URL') !== null;
}
