import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedRows } from '../../../../electron/store/catalogue/sorted-rows.ts';
import { StoredTable } from '../../../../electron/store/catalogue/stored-table.ts';

type Row = { readonly id: string; readonly createdAt: string };

/** What may happen; looking is rare among many, so that many changes come together. */
const kinds = { few: ['set', 'delete', 'look'], many: [...Array<string>(40).fill('set'), 'delete', 'look'] };

const row = (id: string, createdAt: string): Row => ({ id, createdAt });
const newestFirst = (rows: Iterable<Row>): Row[] => {
  const key = (each: Row) => each.createdAt + each.id;
  return [...rows].sort((a, b) => (key(a) < key(b) ? 1 : -1));
};

function storedTable(rows: readonly Row[]): StoredTable<Row> {
  const columns = { rows: { createdAt: rows.map(({ createdAt }) => createdAt) }, stamps: {} };
  const blocks = rows.length === 0 ? [] : [Buffer.from(JSON.stringify(columns))];
  return new StoredTable<Row>(
    rows.map(({ id }) => id),
    blocks,
    ['id', 'createdAt'],
  );
}

describe('SortedRows', () => {
  it('gives the newest first, of one instant the greatest id first', () => {
    const rows = new SortedRows<Row>();
    for (const each of [row('a', '1'), row('c', '2'), row('b', '2')]) rows.change(null, each);
    expect(rows.rows().map((each) => each.id)).toEqual(['c', 'b', 'a']);
  });

  it('gives the same array until something changes, and never alters one it gave', () => {
    const rows = new SortedRows<Row>();
    rows.change(null, row('a', '1'));
    const before = rows.rows();
    expect(rows.rows()).toBe(before);
    rows.change(null, row('b', '2'));
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
    const pages = fc.tuple(fc.nat({ max: count }), fc.nat({ max: count }));
    fc.assert(
      fc.property(fc.array(change), fc.array(change, { size: '+1' }), pages, (stored, changes, [offset, limit]) => {
        const model = new Map<string, Row>(stored.map(([_, id, createdAt]) => [id, row(id, createdAt)]));
        const table = storedTable(newestFirst(model.values()));
        for (const each of table.rows()) model.set(each.id, each);
        const rows = new SortedRows<Row>();
        rows.fill(table);
        for (const [what, id, createdAt] of changes) {
          if (what === 'look') rows.rows();
          const before = model.get(id) ?? null;
          const after = what === 'set' ? row(id, createdAt) : null;
          if (what !== 'look') rows.change(before, after);
          if (what === 'delete') model.delete(id);
          if (after !== null) model.set(id, after);
        }
        const sorted = newestFirst(model.values());
        expect(rows.page(offset, limit)).toEqual(sorted.slice(offset, offset + limit));
        expect(rows.rows()).toEqual(sorted);
      }),
    );
  });
});
