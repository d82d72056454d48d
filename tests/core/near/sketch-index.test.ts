import { describe, expect, it } from 'vitest';
import { sketchOf } from '../../../core/near/sketch.ts';
import { SketchIndex } from '../../../core/near/sketch-index.ts';
import { wordRunsOf } from '../../../core/near/word-runs.ts';

const words = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(' ');
const sketch = (text: string) => sketchOf(wordRunsOf(text));

function indexOf(texts: Readonly<Record<string, string>>): SketchIndex {
  const index = new SketchIndex();
  for (const [id, text] of Object.entries(texts)) index.put(id, 'v1', sketch(text));
  return index;
}

describe('An index of sketches', () => {
  it('finds a text that holds half of another, and estimates how much', () => {
    const index = indexOf({ copy: `${words('a', 300)} ${words('b', 300)}`, other: words('c', 600) });
    const [first, ...rest] = index.candidates(sketch(words('a', 600)), null);
    expect(first?.id).toBe('copy');
    expect(Math.abs((first?.share ?? 0) - 0.5)).toBeLessThan(0.2);
    expect(rest).toEqual([]);
  });

  it('finds a text in one that is six times as long', () => {
    const index = indexOf({ long: words('a', 3000) });
    expect(index.candidates(sketch(words('a', 500)), null)).toHaveLength(1);
  });

  it('finds a text of fewer runs than a sketch has numbers', () => {
    const index = indexOf({ short: words('a', 60), other: words('b', 60) });
    expect(index.candidates(sketch(words('a', 60)), null)).toEqual([{ id: 'short', share: 1 }]);
  });

  it('does not count numbers that both texts lack', () => {
    expect(indexOf({ empty: '', short: words('b', 30) }).candidates(sketch(words('a', 30)), null)).toEqual([]);
  });

  it('leaves out the text itself, and what was dropped', () => {
    const index = indexOf({ own: words('a', 200), gone: words('a', 200) });
    index.drop('gone');
    expect(index.candidates(sketch(words('a', 200)), 'own')).toEqual([]);
    expect(index.size).toBe(1);
  });

  it('has a text only under the hash it was put with', () => {
    const index = indexOf({ a: words('a', 50) });
    index.put('a', 'v2', sketch(words('b', 50)));
    expect([index.has('a', 'v1'), index.has('a', 'v2')]).toEqual([false, true]);
    expect(index.sketch('a')).toEqual(sketch(words('b', 50)));
  });

  it('uses the places of dropped texts again and keeps every other', () => {
    const index = new SketchIndex();
    for (let i = 0; i < 600; i++) {
      index.put(`id${i}`, 'v1', sketch(words(`t${i}x`, 30)));
      if (i % 3 === 0) index.drop(`id${i}`);
    }
    for (const i of [1, 301, 599]) {
      expect(index.candidates(sketch(words(`t${i}x`, 30)), null)).toEqual([{ id: `id${i}`, share: 1 }]);
    }
  });
});
