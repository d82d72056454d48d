import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePassage } from '../../../core/anchoring/describe.ts';
import { findQuote } from '../../../core/anchoring/find.ts';

describe('describePassage', () => {
  it('keeps the passage, its place and what stands round it', () => {
    expect(describePassage('one two three', 4, 7, 2)).toEqual({
      quote: { exact: 'two', prefix: 'one ', suffix: ' three' },
      position: { start: 4, end: 7 },
      articleVersion: 2,
    });
  });

  it('keeps 32 units of context at most', () => {
    const { quote } = describePassage(`${'a'.repeat(40)}x${'b'.repeat(40)}`, 40, 41, 1);
    expect(quote).toEqual({ exact: 'x', prefix: 'a'.repeat(32), suffix: 'b'.repeat(32) });
  });

  it('keeps whole characters in the context', () => {
    const { quote } = describePassage(`😀${'a'.repeat(31)}x${'b'.repeat(31)}😀`, 33, 34, 1);
    expect(quote).toEqual({ exact: 'x', prefix: 'a'.repeat(31), suffix: 'b'.repeat(31) });
  });

  it.each([
    ['an empty range', 1, 1],
    ['a range from back to front', 2, 1],
    ['a start before the text', -1, 1],
    ['an end after the text', 0, 6],
    ['half an offset', 0.5, 1],
    ['not a number', Number.NaN, 1],
    ['a start inside a character', 3, 5],
    ['an end inside a character', 0, 3],
  ])('refuses %s', (_, start, end) => {
    expect(() => describePassage('ab😀c', start, end, 1)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('describes any passage so that it is found again unless it stands there twice', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '“', '"', '…', '\n'),
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const end = start + 1 + (length % (text.length - start));
        const { quote } = describePassage(text, start, end, 1);
        fc.pre(quote.exact.trim() !== '');
        const found = findOrNull(text, quote);
        if (found !== null) expect(text.slice(found.start, found.end)).toBe(quote.exact);
        if (text.indexOf(quote.exact) === text.lastIndexOf(quote.exact)) expect(found).toEqual({ start, end });
      }),
    );
  });
});

function findOrNull(
  text: string,
  quote: { exact: string; prefix: string; suffix: string },
): ReturnType<typeof findQuote> | null {
  try {
    return findQuote(text, quote);
  } catch {
    return null;
  }
}
