import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Category } from '../../../../core/model/annotation.ts';
import { paintLayers } from '../../../../renderer/panes/source/paint-layers.ts';

const passage = (id: string, start: number, end: number, category: Category = 'key-point') => ({
  id,
  start,
  end,
  category,
  sure: true,
});

describe('paintLayers', () => {
  it('gives a passage alone the ground of its category', () => {
    expect([...paintLayers([passage('a', 2, 8, 'doubt')], null)]).toEqual([['bn-doubt', [{ start: 2, end: 8 }]]]);
  });

  it('lays the shorter passage on top and draws a line for the longer one below it', () => {
    const layers = paintLayers([passage('a', 0, 20), passage('b', 5, 9, 'quote')], null);
    expect(layers.get('bn-key-point')).toEqual([
      { start: 0, end: 5 },
      { start: 9, end: 20 },
    ]);
    expect(layers.get('bn-quote')).toEqual([{ start: 5, end: 9 }]);
    expect(layers.get('bn-key-point-line-1')).toEqual([{ start: 5, end: 9 }]);
  });

  it('tells a passage that is only proposed apart, selected or not', () => {
    const proposed = { ...passage('a', 2, 8, 'doubt'), sure: false };
    expect([...paintLayers([proposed], null).keys()]).toEqual(['bn-doubt-unsure']);
    expect([...paintLayers([proposed], 'a').keys()]).toEqual(['bn-doubt-unsure-selected']);
  });

  it('shows an overlap within one category by a line as well', () => {
    const layers = paintLayers([passage('a', 0, 10), passage('b', 6, 12)], null);
    expect(layers.get('bn-key-point')).toEqual([{ start: 0, end: 12 }]);
    expect(layers.get('bn-key-point-line-1')).toEqual([{ start: 6, end: 10 }]);
  });

  it('draws a second line where three passages lie over each other', () => {
    const layers = paintLayers([passage('a', 0, 30, 'figure'), passage('b', 5, 25), passage('c', 10, 20)], null);
    expect(layers.get('bn-figure-line-2')).toEqual([{ start: 10, end: 20 }]);
  });

  it('lays the selected passage on top of a shorter one', () => {
    const layers = paintLayers([passage('a', 0, 20), passage('b', 5, 9, 'quote')], 'a');
    expect(layers.get('bn-key-point-selected')).toEqual([{ start: 0, end: 20 }]);
    expect(layers.get('bn-quote-line-1')).toEqual([{ start: 5, end: 9 }]);
  });

  const passages = fc.array(
    fc.record({
      id: fc.uuid(),
      start: fc.nat(50),
      length: fc.integer({ min: 1, max: 30 }),
      category: fc.constantFrom<Category>('key-point', 'quote', 'figure', 'doubt'),
    }),
    { maxLength: 12 },
  );

  it('gives every letter of every passage exactly one ground, and no other letter any', () => {
    fc.assert(
      fc.property(passages, (drawn) => {
        const all = drawn.map(({ id, start, length, category }) => passage(id, start, start + length, category));
        const grounds = [...paintLayers(all, drawn[0]?.id ?? null)].filter(([name]) => !name.includes('-line-'));
        for (let at = 0; at < 90; at += 1) {
          const count = grounds
            .flatMap(([, pieces]) => pieces)
            .filter(({ start, end }) => start <= at && at < end).length;
          expect(count).toBe(all.some(({ start, end }) => start <= at && at < end) ? 1 : 0);
        }
      }),
    );
  });
});
