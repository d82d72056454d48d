import { isolateHistory } from '@codemirror/commands';
import { Annotation, type EditorState, Transaction, type TransactionSpec } from '@codemirror/state';

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
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let kept = 0;
  const end = (value: string) => value.charCodeAt(value.length - 1 - kept);
  while (kept < shorter - from && end(before) === end(after)) kept++;
  if (splitsPair(before, from) || splitsPair(after, from)) from--;
  if (splitsPair(before, before.length - kept) || splitsPair(after, after.length - kept)) kept--;
  return {
    changes: { from, to: before.length - kept, insert: after.slice(from, after.length - kept) },
    annotations: [fromOutside.of(true), undoable ? isolateHistory.of('full') : Transaction.addToHistory.of(false)],
  };
}

function splitsPair(text: string, offset: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset));
}
