import { describe, expect, it } from 'vitest';
import { lookOf } from '../../../../renderer/panes/history/line-look.ts';

describe('The look of a compared line', () => {
  it('takes language and direction from its letters', () => {
    expect(lookOf('بندرگاہ پر جہازوں کی آمد میں کمی', 'en').attributes).toEqual({ dir: 'auto', lang: 'ur' });
  });

  it('makes a heading stand out', () => {
    expect(lookOf('## Bottom line', 'en').attributes['class']).toBe('cm-heading');
  });

  it('takes no tag for a heading', () => {
    expect(lookOf('#harbour', 'en').attributes).not.toHaveProperty('class');
  });

  it('sets a blank line closer', () => {
    expect(lookOf('  ', null).attributes['class']).toBe('cm-blank');
  });
});
