import { describe, expect, it } from 'vitest';
import { listKeyOf } from '../../../../renderer/panes/library/list-keys.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const place = { at: 5, total: 100, page: 10, selects: true, selecting: false };
const press = (key: string, held: Partial<typeof plain> = {}, at: Partial<typeof place> = {}) =>
  listKeyOf({ key, ...plain, ...held }, { ...place, ...at });

describe('the keys of a list', () => {
  it('move the cursor by a row, a page, or to an end', () => {
    const moves = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => press(key));
    expect(moves.map((move) => move && 'to' in move && move.to)).toEqual([6, 4, 15, -5, 0, 99]);
  });

  it('extend the selection with Shift, where the list has one', () => {
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ act: 'extend', to: 6 });
    expect(press('ArrowDown', { shiftKey: true }, { selects: false })).toEqual({ act: 'move', to: 6 });
  });

  it('select all with Ctrl+A or ⌘A', () => {
    expect(press('a', { ctrlKey: true })).toEqual({ act: 'select-all' });
    expect(press('A', { metaKey: true })).toEqual({ act: 'select-all' });
    expect(press('a', { ctrlKey: true }, { selects: false })).toBeNull();
  });

  it('open with Space until something is selected, then toggle', () => {
    expect(press(' ')).toEqual({ act: 'open' });
    expect(press(' ', {}, { selecting: true })).toEqual({ act: 'toggle' });
    expect(press(' ', { ctrlKey: true })).toEqual({ act: 'toggle' });
  });

  it('clear a selection with Escape, and leave Escape alone otherwise', () => {
    expect(press('Escape', {}, { selecting: true })).toEqual({ act: 'clear' });
    expect(press('Escape')).toBeNull();
  });

  it('leave what belongs to the window or the menu', () => {
    expect([press('ArrowDown', { altKey: true }), press('f', { ctrlKey: true }), press('x')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
