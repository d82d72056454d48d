import { describe, expect, it } from 'vitest';
import { assess, countsOf } from '../../../core/briefing/assess.ts';

describe('assessing a text', () => {
  it('counts words without citations', () => {
    expect(assess('# Two words\n\nThree more words.[^k5herald05]', 'en').words).toBe(5);
  });

  it('counts sentences that rest on something', () => {
    const counts = countsOf(assess('One is.[^k5herald05] Two is.[^judgment] Three is.', 'en'));
    expect(counts).toMatchObject({ sentences: 3, traced: 2, cited: 1 });
  });

  it('tells how often each passage is cited, in order', () => {
    const { cited } = assess('A.[^bbbbbb] B.[^aaaaaa] C.[^bbbbbb] D.[^judgment]', 'en');
    expect(cited).toEqual([
      { id: 'bbbbbb', times: 2 },
      { id: 'aaaaaa', times: 1 },
    ]);
  });
});
