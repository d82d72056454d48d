import { history, undo } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceText } from '../../../../../renderer/panes/briefing/editor/replace-text.ts';

function replaced(before: string, after: string): EditorState {
  const state = EditorState.create({ doc: before, extensions: history() });
  const change = replaceText(state, after);
  return change === null ? state : state.update(change).state;
}

describe('taking over a text from outside', () => {
  it('gives that text, whatever it was before', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '港') });
    fc.assert(fc.property(text, text, (before, after) => replaced(before, after).doc.toString() === after));
  });

  it('changes only what differs', () => {
    const state = EditorState.create({ doc: 'one two three' });
    expect(replaceText(state, 'one 2 three')?.changes).toEqual({ from: 4, to: 7, insert: '2' });
  });

  it('does not split a surrogate pair', () => {
    const state = EditorState.create({ doc: 'a😀b' });
    expect(replaceText(state, 'a😁b')?.changes).toEqual({ from: 1, to: 3, insert: '😁' });
  });

  it('is nothing when the text is the same', () => {
    expect(replaceText(EditorState.create({ doc: 'a\nb' }), 'a\r\nb')).toBeNull();
  });

  it('leaves the writer’s own change to undo', () => {
    let state = EditorState.create({ doc: 'one', extensions: history() });
    state = state.update({ changes: { from: 3, insert: ' two' }, userEvent: 'input.type' }).state;
    state = state.update(replaceText(state, 'zero one two') ?? {}).state;
    undo({ state, dispatch: (transaction) => (state = transaction.state) });
    expect(state.doc.toString()).toBe('zero one');
  });

  it('is a step of its own to undo when the writer asked for it', () => {
    let state = EditorState.create({ doc: 'one', extensions: history() });
    state = state.update({ changes: { from: 3, insert: ' two' }, userEvent: 'input.type' }).state;
    state = state.update(replaceText(state, 'zero', true) ?? {}).state;
    undo({ state, dispatch: (transaction) => (state = transaction.state) });
    expect(state.doc.toString()).toBe('one two');
  });
});
