import { describe, expect, it } from 'vitest';
import { RowTable } from '../../../../electron/store/catalogue/row-table.ts';
import { blockSize, StoredTable } from '../../../../electron/store/catalogue/stored-table.ts';

type Row = { readonly id: string; readonly publisher: string };

const count = blockSize + 3;
const ids = Array.from({ length: count }, (_, index) => `row${index}`);

function stored(): StoredTable<Row> {
  const block = (from: number, to: number): Buffer => {
    const numbers = ids.slice(from, to).map((_, index) => from + index);
    const columns = { publisher: numbers.map((each) => `Paper ${each % 2}`) };
    return Buffer.from(JSON.stringify({ rows: columns, stamps: { modified: numbers, size: numbers, ino: numbers } }));
  };
  return new StoredTable<Row>(ids, [block(0, blockSize), block(blockSize, count)], ['id', 'publisher']);
}

function filled(): RowTable<Row> {
  const table = new RowTable<Row>();
  table.fill(stored());
  return table;
}

describe('a table of rows', () => {
  it('has the rows and stamps of a snapshot', () => {
    const table = filled();
    expect(table.row(`row${blockSize}`)).toEqual({ id: `row${blockSize}`, publisher: 'Paper 0' });
    expect(table.get('row7')).toEqual({ modified: 7, size: 7, ino: 7 });
    expect([table.size, [...table.values()].length, table.row('none'), table.has('row1')]).toEqual([
      count,
      count,
      null,
      true,
    ]);
  });

  it('gives the same row each time, as what changed is told by identity', () => {
    const table = filled();
    expect(table.row('row3')).toBe(table.row('row3'));
  });

  it('has what changed since', () => {
    const table = filled();
    table.put({ id: 'row1', publisher: 'New' }, { modified: 1, size: 2, ino: 3 });
    table.delete('row2');
    expect([table.row('row1')?.publisher, table.get('row1')?.size]).toEqual(['New', 2]);
    expect([table.row('row2'), table.get('row2'), table.size]).toEqual([null, undefined, count - 1]);
  });

  it('reads on to the end, past what was read already', () => {
    const table = filled();
    table.row(`row${blockSize}`);
    expect([table.readOn(), table.readOn()]).toEqual([true, false]);
  });
});
