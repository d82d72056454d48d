import { EditorSelection, type EditorState, type SelectionRange, type TransactionSpec } from '@codemirror/state';

/** Puts `mark` (`**` or `*`) round each selection, or the word at the cursor, or takes it away. */
export function toggleMark(state: EditorState, mark: '**' | '*'): TransactionSpec {
  return {
    ...state.changeByRange((range) => toggleRange(state, range, mark)),
    userEvent: 'input.format',
    scrollIntoView: true,
  };
}

function toggleRange(state: EditorState, range: SelectionRange, mark: string) {
  const size = mark.length;
  const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : trimmed(state, range);
  if (isMarked(state, from, to, mark)) {
    return {
      changes: [
        { from: from - size, to: from },
        { from: to, to: to + size },
      ],
      range: moved(range, -size),
    };
  }
  return {
    changes: [
      { from, insert: mark },
      { from: to, insert: mark },
    ],
    range: moved(range.empty ? range : EditorSelection.range(from, to), size),
  };
}

/** Counts the asterisks on both sides: one of `***` belongs to italic, two to bold. */
function isMarked(state: EditorState, from: number, to: number, mark: string): boolean {
  const left = /\**$/.exec(state.sliceDoc(Math.max(0, from - 3), from))?.[0].length ?? 0;
  const right = /^\**/.exec(state.sliceDoc(to, to + 3))?.[0].length ?? 0;
  const both = Math.min(left, right);
  return mark === '**' ? both >= 2 : both === 1 || both === 3;
}

function trimmed(state: EditorState, { from, to }: SelectionRange): { from: number; to: number } {
  const text = state.sliceDoc(from, to);
  const start = from + (text.length - text.trimStart().length);
  return { from: start, to: Math.max(start, to - (text.length - text.trimEnd().length)) };
}

function moved(range: SelectionRange, by: number): SelectionRange {
  return EditorSelection.range(range.anchor + by, range.head + by);
}
