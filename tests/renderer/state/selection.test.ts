import { describe, expect, it } from 'vitest';
import { Selection } from '../../../renderer/state/selection.svelte.ts';

const list = Array.from({ length: 10_000 }, (_, index) => `a${index}`);
const create = () => new Selection(async (first, last) => list.slice(first, last + 1));
const shown = ({ ids }: Selection) => [...ids].sort();

describe('a selection', () => {
  it('takes a row in, and out again', () => {
    const selection = create();
    selection.toggle('a1', 1);
    selection.toggle('a3', 3);
    selection.toggle('a1', 1);
    expect(shown(selection)).toEqual(['a3']);
  });

  it('grows and shrinks with the range that is drawn from the cursor', async () => {
    const selection = create();
    await selection.extend(2, 4);
    await selection.extend(4, 3);
    expect(shown(selection)).toEqual(['a2', 'a3']);
    await selection.extend(3, 1);
    expect(shown(selection)).toEqual(['a1', 'a2']);
  });

  it('draws a range from the row that was taken in last, and keeps the others', async () => {
    const selection = create();
    selection.toggle('a9', 9);
    selection.toggle('a2', 2);
    await selection.extend(2, 3);
    expect(shown(selection)).toEqual(['a2', 'a3', 'a9']);
  });

  it('holds all of a long list', async () => {
    const selection = create();
    await selection.selectAll();
    expect([selection.size, selection.has('a9999')]).toEqual([10_000, true]);
  });

  it('stays cleared when a range that was asked for comes late', async () => {
    const selection = create();
    const late = selection.extend(0, 5);
    selection.clear();
    await late;
    expect(selection.size).toBe(0);
  });
});
