import { ensureSyntaxTree } from '@codemirror/language';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceBriefing } from '../../../../../core/briefing/trace.ts';
import { sentencesNear, toggleJudgment } from '../../../../../renderer/panes/briefing/editor/toggle-judgment.ts';
import { markdownBody } from '../../../../core/markdown/generated-markdown.ts';
import { stateOf } from './marked-state.ts';

function toggle(text: string): string | null {
  const state = stateOf(text);
  const change = toggleJudgment(state, traceBriefing(state.doc.toString(), 'en'), state.selection.main.head);
  return change === null ? null : state.update(change).state.doc.toString();
}

describe('marking a sentence as judgment', () => {
  it.each([
    ['marks the sentence that holds the cursor', 'One is. Tw‸o is. Three is.', 'One is. Two is.[^judgment] Three is.'],
    ['takes a mark away', 'One is. Two‸ is.[^judgment] Three is.', 'One is. Two is. Three is.'],
    ['goes behind the sentence’s citations', 'Two‸ is.[^aaaaaa] Three.', 'Two is.[^aaaaaa][^judgment] Three.'],
    ['works with the cursor behind the mark', 'Two is.[^judgment]‸', 'Two is.'],
    ['works with the cursor behind the last space', 'Two is. ‸', 'Two is.[^judgment] '],
  ])('%s', (_title, before, after) => {
    expect(toggle(before)).toBe(after);
  });

  it('does nothing where no sentence stands', () => {
    expect(toggle('One is.\n\n‸\n\nTwo is.')).toBeNull();
  });
});

describe('the sentences near a position', () => {
  it('decide the same as all of the text', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (seed, at) => {
        const state = stateOf(markdownBody(seed));
        ensureSyntaxTree(state, state.doc.length, 20_000);
        const position = at % (state.doc.length + 1);
        const all = toggleJudgment(state, traceBriefing(state.doc.toString(), 'en'), position);
        expect(toggleJudgment(state, sentencesNear(state, position, 'en'), position)).toEqual(all);
      }),
      { numRuns: 300 },
    );
  });
});
