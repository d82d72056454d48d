import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownFootnotesField } from '../../../../../renderer/panes/briefing/editor/citations-state.ts';

const labelsOf = (state: EditorState) => [...state.field(ownFootnotesField)];
const stateOf = (doc: string) => EditorState.create({ doc, extensions: ownFootnotesField });
const text = fc
  .array(fc.constantFrom('[^a]:', '[^b]: x', '\n', '[', '^b', ']:', ' ', 'word'), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('the labels that a document defines', () => {
  it('are those that a document with the same text would have, after any changes', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(60), fc.nat(8), text), { maxLength: 5 }), (doc, edits) => {
        let state = stateOf(doc);
        for (const [at, cut, insert] of edits) {
          const from = Math.min(at, state.doc.length);
          state = state.update({ changes: { from, to: Math.min(from + cut, state.doc.length), insert } }).state;
        }
        expect(labelsOf(state)).toEqual(labelsOf(stateOf(state.doc.toString())));
      }),
    );
  });

  it('stay the very same set while other text is written', () => {
    const state = stateOf('[^a]: x\n\nText');
    const next = state.update({ changes: { from: state.doc.length, insert: ' more' } }).state;
    expect(next.field(ownFootnotesField)).toBe(state.field(ownFootnotesField));
  });
});
