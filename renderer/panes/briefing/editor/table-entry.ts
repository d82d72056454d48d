import { EditorSelection, EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { addressAt } from './open-links.ts';
import { drawnPositionAt } from './table-widget.ts';
import { closedTables, type Table } from './tables.ts';

/** Up and Down go into a drawn table from the line beside it: from line to line they would step over it. */
function enterByKey(view: EditorView, forward: boolean): boolean {
  const { main } = view.state.selection;
  if (view.state.readOnly || !main.empty) return false;
  const line = view.state.doc.lineAt(main.head);
  const next = closedTables(view.state).find(({ from, to }) => (forward ? from === line.to + 1 : to === line.from - 1));
  if (next === undefined) return false;
  // A wrapped line has rows of its own to go through first.
  const edge = view.moveToLineBoundary(main, forward).head;
  if (edge !== (forward ? line.to : line.from)) return false;
  view.dispatch({ selection: atRow(next, forward), scrollIntoView: true, userEvent: 'select' });
  return true;
}

/** The cursor in the first row of a table, or in the last. */
function atRow({ from, content }: Table, first: boolean): EditorSelection {
  const row = first ? content.rows[0] : content.rows.at(-1);
  return EditorSelection.single(from + (row?.cells[0]?.end ?? 0));
}

/** What would delete a part of a drawn table, or join a line to it, opens it: the next press deletes. */
export const openBeforeDeleting = EditorState.transactionFilter.of((transaction) => {
  const { startState, changes } = transaction;
  const byKey = transaction.isUserEvent('delete') && !transaction.isUserEvent('delete.cut');
  if (!byKey || startState.readOnly || !startState.selection.main.empty) return transaction;
  for (const { from, to } of closedTables(startState)) {
    if (changes.touchesRange(from, to) === false) continue;
    const position = startState.selection.main.head < from ? from : to;
    return { selection: EditorSelection.cursor(position), scrollIntoView: true, userEvent: 'select' };
  }
  return transaction;
});

function open(view: EditorView, position: number): void {
  view.dispatch({ selection: { anchor: position }, scrollIntoView: true, userEvent: 'select.pointer' });
  view.focus();
}

/** A click opens the source at the letter that was clicked; with Ctrl (or ⌘) it follows a link. */
function pointer(onlink: (url: string) => void): Extension {
  let opened = false;
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      // The second click of two finds other text under it: it means the word that the first one hit.
      if (opened && event.detail > 1) {
        const word = view.state.wordAt(view.state.selection.main.head);
        if (word !== null) view.dispatch({ selection: word, userEvent: 'select.pointer' });
        event.preventDefault();
        return true;
      }
      opened = false;
      const position = event.button === 0 && !event.shiftKey ? drawnPositionAt(view, event) : null;
      if (position === null) return false;
      const url = event.ctrlKey || event.metaKey ? addressAt(view.state, position) : null;
      if (url !== null) onlink(url);
      else if (view.state.readOnly) return false;
      event.preventDefault();
      return true;
    },
    // The table gives way to its source when the button is up again, so that nothing moves under the pointer.
    click(event, view) {
      if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey || view.state.readOnly) return false;
      const position = drawnPositionAt(view, event);
      if (position === null) return false;
      opened = true;
      open(view, position);
      return true;
    },
  });
}

/** The ways into the source of a drawn table. */
export function tableEntry(onlink: (url: string) => void): Extension {
  return [
    openBeforeDeleting,
    Prec.high(
      keymap.of([
        { key: 'ArrowDown', run: (view) => enterByKey(view, true) },
        { key: 'ArrowUp', run: (view) => enterByKey(view, false) },
      ]),
    ),
    pointer(onlink),
  ];
}
