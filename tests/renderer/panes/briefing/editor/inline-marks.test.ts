import { describe, expect, it } from 'vitest';
import { toggleMark } from '../../../../../renderer/panes/briefing/editor/inline-marks.ts';
import { marked, stateOf } from './marked-state.ts';

function toggle(text: string, mark: '**' | '*'): string {
  const state = stateOf(text);
  return marked(state, toggleMark(state, mark));
}

describe('bold and italic', () => {
  it('go round the selection, without the spaces at its ends', () => {
    expect(toggle('a‸ word ‸b', '**')).toBe('a **‸word‸** b');
  });

  it('go round the word at the cursor', () => {
    expect(toggle('a wo‸rd b', '*')).toBe('a *wo‸rd* b');
  });

  it('are taken away again', () => {
    expect(toggle('a **‸word‸** b', '**')).toBe('a ‸word‸ b');
    expect(toggle('a *wo‸rd* b', '*')).toBe('a wo‸rd b');
  });

  it('are told apart', () => {
    expect(toggle('**‸word‸**', '*')).toBe('***‸word‸***');
    expect(toggle('***‸word‸***', '**')).toBe('*‸word‸*');
  });

  it('wait for text where there is none', () => {
    expect(toggle('a ‸', '**')).toBe('a **‸**');
  });
});
