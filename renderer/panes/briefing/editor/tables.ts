import { syntaxTree } from '@codemirror/language';
import { type EditorState, StateField, type Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { citationsField, ownFootnotesField } from './citations-state.ts';
import { documentLanguage } from './document-language.ts';
import { readTable, type TableContent } from './table-content.ts';
import { TableWidget } from './table-widget.ts';
import { untracedField } from './untraced.ts';

type Range = { readonly from: number; readonly to: number };

/** A table of the document, from the start of its first line to the end of its last. */
export type Table = Range & {
  readonly content: TableContent;
  /** Its source shows, for the selection is in it. */
  readonly open: boolean;
};

type Tables = {
  readonly all: readonly Table[];
  readonly untraced: DecorationSet;
  readonly decorations: DecorationSet;
};

/** Draws the tables of the document, save the one that the selection is in. */
export const tablesField = StateField.define<Tables>({
  create: (state) => drawn(state, opened(state, findTables(state, [], false), [])),
  update(before, transaction) {
    const { startState, state } = transaction;
    const sameText = !transaction.docChanged && syntaxTree(startState) === syntaxTree(state);
    const sameCitations = haveSameCitations(startState, state);
    const moved = transaction.docChanged ? before.all.map((table) => mapTable(table, transaction)) : before.all;
    const found = sameText && sameCitations ? before.all : findTables(state, moved, sameCitations);
    const all = opened(state, found, moved);
    const sameLook =
      state.facet(documentLanguage) === startState.facet(documentLanguage) &&
      state.field(untracedField) === before.untraced;
    return all === before.all && sameLook ? before : drawn(state, all);
  },
  provide: (field) => EditorView.decorations.from(field, (tables) => tables.decorations),
});

/** The tables that are drawn. */
export function closedTables(state: EditorState): readonly Table[] {
  return state.field(tablesField).all.filter((table) => !table.open);
}

function mapTable(table: Table, { changes }: Transaction): Table {
  return { ...table, from: changes.mapPos(table.from, -1), to: changes.mapPos(table.to, 1) };
}

/**
 * The tables that stand alone, not in a list or a quotation: those fill whole lines. What was read before is taken
 * over where the source is the same. Behind the part of the document that is parsed, earlier tables stay.
 */
function findTables(state: EditorState, before: readonly Table[], reuse: boolean): readonly Table[] {
  const tree = syntaxTree(state);
  const found: Table[] = [];
  const known = new Map(before.map((table) => [table.content.source, table]));
  const add = (node: SyntaxNode) => {
    const range = { from: state.doc.lineAt(node.from).from, to: state.doc.lineAt(node.to).to };
    const same = reuse ? known.get(state.sliceDoc(range.from, range.to)) : undefined;
    found.push({ ...range, content: same?.content ?? readTable(state, node, range), open: false });
  };
  tree.iterate({
    enter(node) {
      if (node.name === 'Table') add(node.node);
      return node.type.isTop;
    },
  });
  for (const table of before) {
    const behind = table.from >= tree.length && tree.length < state.doc.length;
    if (behind && state.sliceDoc(table.from, table.to) === table.content.source) found.push(table);
  }
  return found;
}

/** Tables with what the selection opens and shuts; the same array when it does neither. */
function opened(state: EditorState, tables: readonly Table[], before: readonly Table[]): readonly Table[] {
  const wasOpen = before.filter((table) => table.open);
  const next = tables.map((table) => {
    const overlapped = wasOpen.some(({ from, to }) => from <= table.to && to >= table.from);
    const open = !state.readOnly && isSelectionIn(state, table, overlapped);
    return open === table.open ? table : { ...table, open };
  });
  return next.every((table, i) => table === tables[i]) ? tables : next;
}

/** A selection that goes across a table leaves it drawn, as it is selected whole. */
function isSelectionIn(state: EditorState, { from, to }: Range, wasOpen: boolean): boolean {
  // The next row is begun on the blank line below: the table stays open for it.
  const below = wasOpen && to < state.doc.length ? state.doc.lineAt(to + 1) : null;
  const end = below !== null && below.text.trim() === '' ? below.to : to;
  const isWithin = (position: number) => position > from && position < to;
  return state.selection.ranges.some(({ anchor, head, empty }) =>
    empty ? head >= from && head <= end : isWithin(anchor) || isWithin(head),
  );
}

function haveSameCitations(before: EditorState, after: EditorState): boolean {
  if (before.field(citationsField) !== after.field(citationsField)) return false;
  const [earlier, later] = [before.field(ownFootnotesField), after.field(ownFootnotesField)];
  return earlier === later || (earlier.size === later.size && [...earlier].every((label) => later.has(label)));
}

function drawn(state: EditorState, all: readonly Table[]): Tables {
  const language = state.facet(documentLanguage);
  const untraced = state.field(untracedField);
  const marks = all.flatMap(({ from, to, content, open }) => {
    if (open) return [];
    const rests = content.rows.map((row) => meets(untraced, from + row.start, from + row.end));
    return Decoration.replace({ widget: new TableWidget(content, rests, language), block: true }).range(from, to);
  });
  return { all, untraced, decorations: Decoration.set(marks) };
}

function meets(marks: DecorationSet, from: number, to: number): boolean {
  let found = false;
  marks.between(from, to, (start, end) => {
    found ||= start < to && end > from;
  });
  return found;
}
