import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, similarityOf } from '../../../core/anchoring/edit-distance.ts';

/** The textbook's matrix. */
function plainDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

describe('editDistance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['same', 'same', 0],
    ['新华社北京', '新华社上海', 2],
  ])('of %j and %j is %i', (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

  it('is what the plain matrix gives, over one block and over many', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '漢'), maxLength: 150 });
    fc.assert(fc.property(text, text, (a, b) => editDistance(a, b) === plainDistance(a, b)));
  });
});

describe('similarityOf', () => {
  it('is 1 for the same text and for two empty ones', () => {
    expect(similarityOf('word', 'word')).toBe(1);
    expect(similarityOf('', '')).toBe(1);
  });

  it('is one minus the distance over the longer length', () => {
    expect(similarityOf('abcd', 'abxd')).toBe(0.75);
    expect(similarityOf('abcd', '')).toBe(0);
  });
});
