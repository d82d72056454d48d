import { describe, expect, it } from 'vitest';
import { describePassage } from '../../../core/anchoring/describe.ts';
import { standingOf } from '../../../core/anchoring/standing.ts';

const anchor = describePassage('one two three', 4, 7, 1);
const proposal = { anchor: describePassage('one too three', 4, 7, 2), similarity: 0.66 };

describe('standingOf', () => {
  it.each(['exact', 'moved'] as const)('is the anchor, surely, when %s', (state) => {
    expect(standingOf({ anchor, state, proposal: null })).toEqual({ start: 4, end: 7, sure: true });
  });

  it('is the proposal, unsure, when changed', () => {
    const moved = { anchor: describePassage('x one too three', 6, 9, 2), similarity: 0.66 };
    expect(standingOf({ anchor, state: 'changed', proposal: moved })).toEqual({ start: 6, end: 9, sure: false });
  });

  it('is null when changed with no proposal at hand', () => {
    expect(standingOf({ anchor, state: 'changed', proposal: null })).toBeNull();
  });

  it('is null when lost', () => expect(standingOf({ anchor, state: 'lost', proposal })).toBeNull());

  it('is null for a note on the whole article', () => {
    expect(standingOf({ anchor: null, state: 'exact', proposal: null })).toBeNull();
  });
});
