import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderedRows } from '../../../electron/acts/ordered-rows.ts';

type Row = { readonly id: string; readonly createdAt: string; readonly key: number };

const newestFirst = (a: Row, b: Row) =>
  a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? 1 : -1;
const byKey = (a: Row, b: Row) => a.key - b.key;
const rowsOf = fc
  .uniqueArray(fc.record({ id: fc.nat(400), day: fc.nat(5), key: fc.nat(9) }), {
    selector: ({ id }) => id,
    maxLength: 300,
  })
  .map((rows) => rows.map(({ id, day, key }): Row => ({ id: `a${id}`, createdAt: `${day}`, key })).sort(newestFirst));

describe('rows in another order', () => {
  it('stand as a plain sort would have them, through any changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowsOf, { minLength: 1, maxLength: 4 }), async (states) => {
        const ordered = new OrderedRows<Row>(byKey);
        let before: readonly Row[] = [];
        for (const state of states) {
          // Rows that did not change stay the same objects, as in the catalogue.
          const rows = state.map((row) => before.find(({ id, key }) => id === row.id && key === row.key) ?? row);
          rows.sort(newestFirst);
          expect(await ordered.of(rows)).toEqual([...rows].sort((a, b) => byKey(a, b) || newestFirst(a, b)));
          before = rows;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same list as long as nothing changes', async () => {
    const ordered = new OrderedRows<Row>(byKey);
    const rows: Row[] = [{ id: 'a1', createdAt: '1', key: 1 }];
    expect(await ordered.of(rows)).toBe(await ordered.of(rows));
  });

  it('come right for calls that overlap', async () => {
    const ordered = new OrderedRows<Row>(byKey);
    const more = Array.from({ length: 2000 }, (_, index) => ({ id: `a${index}`, createdAt: '1', key: index % 7 }));
    more.sort(newestFirst);
    const [one, all] = await Promise.all([ordered.of(more.slice(0, 1)), ordered.of(more)]);
    expect([one.length, all.length]).toEqual([1, 2000]);
  });
});
