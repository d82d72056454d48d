import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../../../renderer/panes/briefing/citation-warnings.ts';

const words = (...facts: Parameters<typeof warningsOf>) => warningsOf(...facts).map(({ word }) => word);

describe('The warnings of a citation', () => {
  it('are none while its source stands and its passage is there', () => {
    expect(words({ articleStatus: 'current', state: 'moved' })).toEqual([]);
  });

  it.each([
    ['withdrawn', 'exact', 'withdrawn'],
    ['corrected', 'exact', 'corrected'],
    ['current', 'changed', 'changed'],
    ['current', 'lost', 'not found'],
  ] as const)('say of a %s source with %s passage: %s', (articleStatus, state, word) => {
    expect(words({ articleStatus, state })).toEqual([word]);
  });

  it('of source and passage come both, the gravest first', () => {
    expect(words({ articleStatus: 'corrected', state: 'lost' })).toEqual(['not found', 'corrected']);
    expect(words({ articleStatus: 'withdrawn', state: 'lost' })).toEqual(['withdrawn', 'not found']);
  });
});
