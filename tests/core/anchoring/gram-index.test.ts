import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramLengthFor, indexGrams } from '../../../core/anchoring/gram-index.ts';

describe('indexGrams', () => {
  it('finds every place of a gram', () => {
    const index = indexGrams('abcabcabd', 3);
    expect([...index.placesOf('abc', 0)].sort()).toEqual([0, 3]);
    expect(index.placesOf('xabd', 1)).toEqual([6]);
  });

  it('finds what indexOf finds, in any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '語', '😀'), maxLength: 80 });
    fc.assert(
      fc.property(text, text, (haystack, needle) => {
        const gram = needle.slice(0, 4);
        const places = gram.length < 4 ? [] : indexGrams(haystack, 4).placesOf(gram, 0);
        const expected = [...haystack.split('').keys()].filter(
          (at) => gram.length === 4 && haystack.startsWith(gram, at),
        );
        expect([...places].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  it('says nothing of a gram that stands nearly everywhere', () => {
    expect(indexGrams('-'.repeat(1_000), 12).placesOf('-'.repeat(12), 0)).toEqual([]);
  });

  it('says nothing of a needle that is too short, and of an offset outside it', () => {
    const index = indexGrams('some words', 5);
    expect(index.placesOf('some', 0)).toEqual([]);
    expect(index.placesOf('some words', 7)).toEqual([]);
    expect(index.placesOf('some words', -1)).toEqual([]);
  });

  it('takes a text shorter than a gram', () => expect(indexGrams('ab', 12).placesOf('abcdefghijkl', 0)).toEqual([]));
});

describe('gramLengthFor', () => {
  it.each([
    ['The ministry said nothing.', 12],
    ['وزارت نے کچھ نہیں کہا۔', 12],
    ['外交部没有发表评论。', 5],
    ['', 12],
  ])('of %j is %i', (text, length) => expect(gramLengthFor(text)).toBe(length));
});
