import { isolateHistory } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';
import { escapeInline } from '../../../../core/markdown/escape.ts';

/**
 * Quotes a passage with its citation in a block of its own: on the blank line at the position, or behind the
 * paragraph, list or other block that stands there. At the document's end the cursor goes to a new paragraph.
 */
export function insertQuote(state: EditorState, position: number, text: string, id: string): TransactionSpec {
  const { from, to } = placeFor(state, position);
  const before = state.sliceDoc(0, from);
  const after = state.sliceDoc(to);
  const breakBefore = before.trim() === '' ? '' : '\n'.repeat(Math.max(0, 2 - trailingBreaks(before)));
  const breakAfter = after.trim() === '' ? '\n\n' : '\n'.repeat(Math.max(0, 2 - leadingBreaks(after)));
  const quote = breakBefore + quoteBlock(text, id);
  const end = after.trim() === '' ? state.doc.length : to;
  const cursor = from + quote.length + (after.trim() === '' ? breakAfter.length : 0);
  return {
    changes: { from, to: end, insert: quote + breakAfter },
    selection: EditorSelection.cursor(cursor),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.quote',
    scrollIntoView: true,
  };
}

/** A block quote that shows every letter of the text; line breaks stay, blank lines part paragraphs. */
function quoteBlock(text: string, id: string): string {
  const paragraphs = text.trim().split(/\n[^\S\n]*\n\s*/);
  const lines = paragraphs.map((paragraph) => paragraph.split('\n').map(escapeInline).join('\\\n> '));
  return `> ${lines.join('\n>\n> ')}[^${id}]`;
}

function placeFor(state: EditorState, position: number): { from: number; to: number } {
  const line = state.doc.lineAt(position);
  if (line.text.trim() === '') return { from: line.from, to: line.to };
  let node = syntaxTree(state).resolveInner(position, position === line.to ? -1 : 1);
  while (node.parent !== null && node.parent.parent !== null) node = node.parent;
  const end = node.parent === null ? line.to : state.doc.lineAt(node.to).to;
  return { from: end, to: end };
}

function trailingBreaks(text: string): number {
  return (/(?:\n[^\S\n]*)*$/.exec(text)?.[0] ?? '').split('\n').length - 1;
}

function leadingBreaks(text: string): number {
  return (/^(?:[^\S\n]*\n)*/.exec(text)?.[0] ?? '').split('\n').length - 1;
}
