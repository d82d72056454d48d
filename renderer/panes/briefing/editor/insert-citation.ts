import { isolateHistory } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';

const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
const wordsWithoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Signs that end a clause or close a quotation; a reference stands behind them. */
const closing = /^(?:[.,;:!?…]+(?![\p{L}\p{N}])|[。，、；：！？．،؛؟۔"”’»)）」』】]+)+/u;
const sentenceEnd = /[.!?…؟۔]["”’»)]*$/u;
const references = /(?:[^\S\n]?\[\^[^\]\s]+\])+$/;
/** What stands before a line's text: quote, list, heading and table marks. */
const lineMarks = /^\s*(?:>\s?)*(?:[-*+]\s+|\d+[.)]\s+|#{1,6}\s+)?(?:\[[ xX]\]\s+)?/;
const indivisible = new Set(['InlineCode', 'Link', 'Image', 'Autolink', 'URL', 'HTMLTag', 'Comment', 'Escape']);

/**
 * Cites an annotation at a position: behind the word there and its closing punctuation, or behind the text before
 * the space there; behind references that follow, without a space between them. Cited there already: only moves.
 */
export function insertCitation(state: EditorState, position: number, id: string): TransactionSpec {
  const reference = `[^${id}]`;
  const code =
    enclosing(state, position, (name) => name === 'FencedCode' || name === 'CodeBlock') ?? fenceAt(state, position);
  if (code !== null) return insertion(state, code.to, `\n\n${reference}`, null);
  const at = placeFor(state, position);
  const line = state.doc.lineAt(at);
  const before = state.sliceDoc(line.from, at);
  const run = references.exec(before)?.[0] ?? '';
  if (run.includes(reference))
    return { selection: EditorSelection.cursor(Math.max(at, position)), scrollIntoView: true };
  const rest = state.sliceDoc(at, line.to);
  const endsSentence = sentenceEnd.test(before.slice(0, before.length - run.length));
  const needsSpace = endsSentence && (rest === '' || /^[\p{L}\p{N}]/u.test(rest));
  return insertion(state, at, needsSpace ? `${reference} ` : reference, position);
}

/** `position` is where the cursor was: behind the insertion, it stays behind the same text. */
function insertion(state: EditorState, at: number, insert: string, position: number | null): TransactionSpec {
  const cursor = Math.max(at, Math.min(position ?? at, state.doc.lineAt(at).to)) + insert.length;
  return {
    changes: { from: at, insert },
    selection: EditorSelection.cursor(cursor),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.cite',
    scrollIntoView: true,
  };
}

function placeFor(state: EditorState, position: number): number {
  const inRow = rowPosition(state, position);
  const start = enclosing(state, inRow, (name) => indivisible.has(name))?.to ?? inRow;
  const line = state.doc.lineAt(start);
  const textStart = line.from + (lineMarks.exec(line.text)?.[0].length ?? 0);
  if (start <= textStart) return Math.min(textStart, line.to);
  const before = line.text.slice(0, start - line.from);
  const trimmed = before.trimEnd();
  if (trimmed.length < before.length && !trimmed.endsWith('|') && line.from + trimmed.length > textStart) {
    return line.from + trimmed.length;
  }
  let at = behindWord(line.text, start - line.from);
  at += closing.exec(line.text.slice(at))?.[0].length ?? 0;
  at += /^(?:[^\S\n]?\[\^[^\]\s]+\])+/.exec(line.text.slice(at))?.[0].length ?? 0;
  return line.from + at;
}

/** A reference before or behind a fence would make it text: the block that a fence at the position opens or closes. */
function fenceAt(state: EditorState, position: number): { readonly to: number } | null {
  for (const side of [1, -1] as const) {
    for (let node = syntaxTree(state).resolveInner(position, side); node.parent !== null; node = node.parent) {
      if (node.name === 'FencedCode') return node.node;
    }
  }
  return null;
}

/** In a table only cells hold text: outside the outer pipes, or on the line below the head, the nearest cell's end. */
function rowPosition(state: EditorState, position: number): number {
  const line = state.doc.lineAt(position);
  const start = tableStart(state, line.from);
  if (start === null) return position;
  const head = state.doc.lineAt(start);
  if (line.number === head.number + 1) return rowPosition(state, head.to);
  const [opening = ''] = /^\s*\|?\s?/.exec(line.text) ?? [];
  const cellEnd = line.from + line.text.replace(/\s*(?<!\\)\|\s*$/, '').length;
  const inCell = state.sliceDoc(position, line.to).trim() !== '';
  return Math.max(line.from + opening.length, inCell ? position : cellEnd);
}

function tableStart(state: EditorState, position: number): number | null {
  for (let node = syntaxTree(state).resolveInner(position, 1); ; ) {
    if (node.name === 'Table') return node.from;
    if (node.parent === null) return null;
    node = node.parent;
  }
}

/** The end of the word or number that the offset stands within; the offset itself between words. */
function behindWord(text: string, offset: number): number {
  const left = text.charAt(offset - 1);
  if (!wordCharacter.test(left) || wordsWithoutSpaces.test(left)) return offset;
  const rest = /(?:[\p{L}\p{M}\p{N}'’]|(?<=\p{N})[.,](?=\p{N}))*[\p{L}\p{M}\p{N}]/uy;
  rest.lastIndex = offset;
  return offset + (rest.exec(text)?.[0].length ?? 0);
}

/** The outermost node of a kind that has the position strictly within. */
function enclosing(state: EditorState, position: number, isKind: (name: string) => boolean) {
  let found: { readonly from: number; readonly to: number } | null = null;
  for (let node = syntaxTree(state).resolveInner(position, -1); ; ) {
    if (isKind(node.name) && node.from < position && node.to > position) found = node;
    if (node.parent === null) return found;
    node = node.parent;
  }
}
