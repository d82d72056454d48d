import { describe, expect, it } from 'vitest';
import { chipAt, chipsBetween } from '../../../../../renderer/panes/briefing/editor/chips.ts';
import { stateOf } from './marked-state.ts';

function labels(text: string): string[] {
  const state = stateOf(text);
  return chipsBetween(state, 0, state.doc.length).map((chip) => chip.label);
}

describe('chips', () => {
  it('are references with an id and judgment marks', () => {
    expect(labels('A.[^k5herald05] B.[^judgment] C.[^1]')).toEqual(['k5herald05', 'judgment']);
  });

  it('are not in code or comments', () => {
    expect(labels('`[^k5herald05]`\n\n```\n[^k5herald05]\n```\n\n<!-- [^k5herald05] -->')).toEqual([]);
  });

  it('are not the writer’s own footnotes', () => {
    expect(labels('A.[^register]\n\n[^register]: Counted.')).toEqual([]);
  });

  it('are found at the cursor when it touches them', () => {
    const state = stateOf('A.[^k5herald05] B');
    expect(chipAt(state, 2)?.label).toBe('k5herald05');
    expect(chipAt(state, 15)?.label).toBe('k5herald05');
    expect(chipAt(state, 17)).toBeNull();
  });
});
