import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../core/anchoring/fold.ts';

describe('foldText', () => {
  it('writes typographic signs in ASCII', () => {
    expect(foldText('“a” ‘b’ «c» — d… \n e').text).toBe('"a" \'b\' "c" - d... e');
  });

  it('maps each unit to the range that it stands for', () => {
    expect(foldText('a…  b')).toEqual({ text: 'a... b', starts: [0, 1, 1, 1, 2, 4], ends: [1, 2, 2, 2, 4, 5] });
  });

  it('maps every unit of any text into it, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: folded, starts, ends } = foldText(text);
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
        expect([...starts].sort((a, b) => a - b)).toEqual(starts);
        expect(ends.every((end, i) => end > (starts[i] ?? end) && end <= text.length)).toBe(true);
      }),
    );
  });

  it('leaves a folded text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldText(text).text;
        expect(foldText(once).text).toBe(once);
      }),
    );
  });
});
