import { describe, expect, it } from 'vitest';
import { PagedRows } from '../../../renderer/state/paged-rows.svelte.ts';

function setUp(total: number) {
  const asked: number[] = [];
  const state = { total, mark: 'a' };
  const rows = new PagedRows<string>(async (offset, limit) => {
    asked.push(offset / limit);
    const count = Math.max(0, Math.min(limit, state.total - offset));
    return { total: state.total, rows: Array.from({ length: count }, (_, index) => `${state.mark}${offset + index}`) };
  });
  return { rows, asked, state };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the rows of a long list', () => {
  it('are read page by page as they come into view, each once', async () => {
    const { rows, asked } = setUp(1000);
    await rows.reload();
    rows.ensure(90, 210);
    rows.ensure(95, 120);
    await settled();
    expect(asked).toEqual([0, 1, 2]);
    expect([rows.total, rows.at(0), rows.at(205), rows.at(999)]).toEqual([1000, 'a0', 'a205', null]);
  });

  it('are found by what they are, as far as they are there', async () => {
    const { rows } = setUp(1000);
    await rows.reload();
    rows.ensure(500, 510);
    await settled();
    expect([rows.placeOf((row) => row === 'a507'), rows.placeOf((row) => row === 'a950')]).toEqual([507, -1]);
  });

  it('stay shown until their successors come', async () => {
    const { rows, state } = setUp(1000);
    await rows.reload();
    state.mark = 'b';
    const reading = rows.reload();
    expect(rows.at(0)).toBe('a0');
    await reading;
    expect(rows.at(0)).toBe('b0');
  });

  it('of a list that was gone through are not all held', async () => {
    const { rows, asked } = setUp(100_000);
    await rows.reload();
    for (let index = 0; index < 100_000; index += 100) rows.ensure(index, index + 50);
    await settled();
    expect([rows.at(99_950), rows.at(0)]).toEqual(['a99950', null]);
    rows.ensure(0, 10);
    await settled();
    expect([rows.at(0), asked.filter((page) => page === 0).length]).toEqual(['a0', 2]);
  });
});
