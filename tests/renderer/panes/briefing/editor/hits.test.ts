import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { goToHit, hasHits, hits, setHits, stepHit } from '../../../../../renderer/panes/briefing/editor/hits.ts';

/** A state in which each `[…]` of the text is a hit, the brackets taken away, and the cursor at the start. */
function withHits(marked: string): EditorState {
  const found: { start: number; end: number }[] = [];
  let doc = '';
  for (const [i, part] of marked.split(/[[\]]/).entries()) {
    if (i % 2 === 1) found.push({ start: doc.length, end: doc.length + part.length });
    doc += part;
  }
  return EditorState.create({ doc, extensions: hits }).update({ effects: setHits.of(found) }).state;
}

/** What is selected after each of some steps. */
function selectedAfter(state: EditorState, steps: readonly (1 | -1)[]): string[] {
  let at = state;
  return steps.map((direction) => {
    const step = stepHit(at, direction);
    if (step !== null) at = at.update(step).state;
    return `${at.selection.main.from} ${at.sliceDoc(at.selection.main.from, at.selection.main.to)}`;
  });
}

describe('the hits of a search', () => {
  it('are gone through forwards, and round at the end', () => {
    expect(selectedAfter(withHits('a [b] c [d]'), [1, 1, 1])).toEqual(['2 b', '6 d', '2 b']);
  });

  it('are gone through backwards, and round at the start', () => {
    expect(selectedAfter(withHits('a [b] c [d]'), [-1, -1, -1])).toEqual(['6 d', '2 b', '6 d']);
  });

  it('follow the text', () => {
    const state = withHits('a [b] c').update({ changes: { from: 0, insert: 'xx' } }).state;
    expect(selectedAfter(state, [1])).toEqual(['4 b']);
  });

  it('start from the one that was gone to', () => {
    const state = withHits('[a] [b] [c]');
    expect(selectedAfter(state.update(goToHit({ from: 2, to: 3 })).state, [1])).toEqual(['4 c']);
  });

  it('go when there are none any more', () => {
    const state = withHits('a [b]').update({ effects: setHits.of([]) }).state;
    expect([hasHits(state), stepHit(state, 1)]).toEqual([false, null]);
  });
});
