import { isolateHistory } from '@codemirror/commands';
import { Annotation, type EditorState, Transaction, type TransactionSpec } from '@codemirror/state';
import { changeBetween } from '../../../../core/text/change-between.ts';

/** Marks a change that came from outside the editor: it is not reported back. */
export const fromOutside = Annotation.define<true>();

/**
 * The smallest single change that turns the document into `text`; null when it is that already. `undoable`: the
 * writer asked for it, so undo takes it back, and it alone.
 */
export function replaceText(state: EditorState, text: string, undoable = false): TransactionSpec | null {
  const before = state.doc.toString();
  const after = text.replace(/\r\n?/g, '\n');
  if (before === after) return null;
  const { from, to, newTo } = changeBetween(before, after);
  return {
    changes: { from, to, insert: after.slice(from, newTo) },
    annotations: [fromOutside.of(true), undoable ? isolateHistory.of('full') : Transaction.addToHistory.of(false)],
  };
}
