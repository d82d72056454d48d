import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedRows } from '../../../../electron/store/catalogue/sorted-rows.ts';

/** What may happen; looking is rare among many, so that many changes come together. */
const kinds = { few: ['set', 'delete', 'look'], many: [...Array<string>(40).fill('set'), 'delete', 'look'] };

const row = (id: string, createdAt: string) => ({ id, createdAt });

describe('SortedRows', () => {
  it('gives the newest first, of one instant the greatest id first', () => {
    const rows = new SortedRows<{ id: string; createdAt: string }>();
    for (const each of [row('a', '1'), row('c', '2'), row('b', '2')]) rows.set(each.id, each);
    expect(rows.rows().map((each) => each.id)).toEqual(['c', 'b', 'a']);
  });

  it('gives the same array until something changes, and never alters one it gave', () => {
    const rows = new SortedRows<{ id: string; createdAt: string }>();
    rows.set('a', row('a', '1'));
    const before = rows.rows();
    expect(rows.rows()).toBe(before);
    rows.set('b', row('b', '2'));
    expect([before.length, rows.rows().length]).toEqual([1, 2]);
  });

  it.each([
    ['few', 6],
    ['many', 60],
  ])('gives what sorting everything would, whatever changes between looks, of %s rows', (_, count) => {
    const change = fc.tuple(
      fc.constantFrom(...(count > 6 ? kinds.many : kinds.few)),
      fc.integer({ min: 1, max: count }).map(String),
      fc.constantFrom('1', '2', '3'),
    );
    fc.assert(
      fc.property(fc.array(change, { size: '+1' }), (changes) => {
        const rows = new SortedRows<{ id: string; createdAt: string }>();
        const model = new Map<string, { id: string; createdAt: string }>();
        for (const [what, id, createdAt] of changes) {
          if (what === 'look') rows.rows();
          if (what === 'delete') rows.delete(id);
          if (what === 'delete') model.delete(id);
          if (what === 'set') rows.set(id, row(id, createdAt));
          if (what === 'set') model.set(id, row(id, createdAt));
        }
        const key = (each: { id: string; createdAt: string }) => each.createdAt + each.id;
        expect(rows.rows()).toEqual([...model.values()].sort((a, b) => (key(a) < key(b) ? 1 : -1)));
      }),
    );
  });
});
