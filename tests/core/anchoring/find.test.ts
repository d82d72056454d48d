import { describe, expect, it } from 'vitest';
import { findQuote } from '../../../core/anchoring/find.ts';

const found = (text: string, exact: string, context: { prefix?: string; suffix?: string } = {}): string => {
  const { start, end } = findQuote(text, { exact, ...context });
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
};

describe('findQuote', () => {
  it('finds a quote letter for letter', () => {
    expect(found('one two three', 'two')).toBe('one [two] three');
  });

  it('prefers the exact place to one that is equal when folded', () => {
    expect(found('“a” and "a"', '"a"')).toBe('“a” and ["a"]');
  });

  it.each([
    ['quote marks', 'He said “stop”, didn’t he', '"stop", didn\'t', 'He said [“stop”, didn’t] he'],
    ['guillemets', 'Il dit « non »', '"', null],
    ['dashes', 'tensions — the worst – in 1990–95', '- the worst - in 1990-95', 'tensions [— the worst – in 1990–95]'],
    ['an ellipsis', 'and so… it ended', 'so... it', 'and [so… it] ended'],
    ['runs of white space', 'one  two\n\nthree four', 'two three four', 'one  [two\n\nthree four]'],
    ['a no-break space', 'Mr.\u00A0Dar left', 'Mr. Dar', '[Mr.\u00A0Dar] left'],
    ['white space round the quote', 'one two three', '  two\n', 'one [two] three'],
    ['decomposed letters', 'le cafe\u0301 noir', 'café', 'le [cafe\u0301] noir'],
    ['soft hyphens', 'stra\u00ADtegic part\u00ADner', 'strategic', '[stra\u00ADtegic] part\u00ADner'],
    ['characters outside the basic plane', '😀 “x” 😀', '"x" 😀', '😀 [“x” 😀]'],
  ])('folds %s', (_, text, exact, expected) => {
    if (expected === null)
      expect(() => found(text, exact)).toThrow(expect.objectContaining({ code: 'quote-ambiguous' }));
    else expect(found(text, exact)).toBe(expected);
  });

  it('does not fold letters or digits', () => {
    expect(() => found('It rose by 3.5%', 'rose by 3.6%')).toThrow(
      expect.objectContaining({ code: 'quote-not-found' }),
    );
    expect(() => found('The Ministers', 'the ministers')).toThrow(expect.objectContaining({ code: 'quote-not-found' }));
  });

  it('does not take a part of a character for the quote', () => {
    expect(() => found('and so…', '“so.”'.slice(1, 4))).toThrow(expect.objectContaining({ code: 'quote-not-found' }));
  });

  it.each(['', ' \n'])('does not find the blank quote %j', (exact) => {
    expect(() => found('one two', exact)).toThrow(expect.objectContaining({ code: 'quote-not-found' }));
  });

  it('refuses a quote that stands in several places and says how many', () => {
    expect(() => found('a b a b a', 'a')).toThrow(
      expect.objectContaining({ code: 'quote-ambiguous', details: { count: 3 } }),
    );
  });

  it('refuses a folded quote that stands in several places', () => {
    expect(() => found('“a” «a»', '"a"')).toThrow(expect.objectContaining({ code: 'quote-ambiguous' }));
  });

  it('chooses by what stands before', () => {
    expect(found('in May and in June and', 'and', { prefix: 'June ' })).toBe('in May and in June [and]');
  });

  it('chooses by what stands after', () => {
    expect(found('a 1, a 2, a 3', 'a', { suffix: ' 2' })).toBe('a 1, [a] 2, a 3');
  });

  it('needs both when both are given', () => {
    expect(found('x a y, x a z, w a z', 'a', { prefix: 'x ', suffix: ' z' })).toBe('x a y, x [a] z, w a z');
  });

  it('folds the context and forgives missing white space next to the quote', () => {
    expect(found('“no” yes, “so”  yes', 'yes', { prefix: '"so"' })).toBe('“no” yes, “so”  [yes]');
  });

  it('reads context that is much longer once folded than as written, or much shorter', () => {
    const gap = ' '.repeat(500);
    expect(found(`x${gap}… a, y${gap}… a`, 'a', { prefix: 'y ...' })).toBe(`x${gap}… a, y${gap}… [a]`);
  });

  it('stays ambiguous when the context fits nowhere', () => {
    expect(() => found('a b a', 'a', { prefix: 'z' })).toThrow(expect.objectContaining({ code: 'quote-ambiguous' }));
  });
});
