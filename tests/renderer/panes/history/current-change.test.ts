import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { currentChange, setCurrentChange } from '../../../../renderer/panes/history/current-change.ts';

/** The starts of the marked lines after these changes were current, one after the other. */
function marked(doc: string, ...ranges: { from: number; to: number }[]): number[] {
  let state = EditorState.create({ doc, extensions: currentChange });
  for (const range of ranges) state = state.update({ effects: setCurrentChange.of(range) }).state;
  const starts: number[] = [];
  for (const source of state.facet(EditorView.decorations)) {
    if (typeof source !== 'function') source.between(0, doc.length, (from) => void starts.push(from));
  }
  return starts;
}

describe('The current change', () => {
  it('marks each of its lines', () => {
    expect(marked('one\ntwo\nthree\nfour', { from: 4, to: 12 })).toEqual([4, 8]);
  });

  it('marks nothing on the side that has no line of it', () => {
    expect(marked('one\ntwo', { from: 4, to: 3 })).toEqual([]);
  });

  it('gives way to the next', () => {
    expect(marked('one\ntwo', { from: 0, to: 2 }, { from: 4, to: 6 })).toEqual([4]);
  });
});
