import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LazyIndex } from '../../../../electron/store/catalogue/lazy-index.ts';

type Row = { id: string; keys: string[] };
const change = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  keys: fc.option(fc.array(fc.constantFrom('x', 'y'))),
  ask: fc.boolean(),
});

describe('LazyIndex', () => {
  it('answers as one made from the rows as they are, whenever it was first asked', () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const rows = new Map<string, Row>();
        const index = new LazyIndex(rows, (row: Row) => row.keys);
        for (const { id, keys, ask } of changes) {
          if (ask) index.of('x');
          const after = keys === null ? null : { id, keys };
          index.change(rows.get(id) ?? null, after);
          if (after === null) rows.delete(id);
          else rows.set(id, after);
        }
        const withX = [...rows.values()].filter((row) => row.keys.includes('x')).map((row) => row.id);
        expect(index.of('x')).toEqual(withX.sort());
      }),
    );
  });
});
