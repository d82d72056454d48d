import { describe, expect, it } from 'vitest';
import { type Key, readKey } from '../../../../renderer/panes/source/reading-keys.ts';

const press = (key: string, more: Partial<Key> = {}): Key => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('readKey', () => {
  it.each([
    ['1', { kind: 'highlight', category: 'key-point' }],
    ['4', { kind: 'highlight', category: 'doubt' }],
    ['M', { kind: 'comment' }],
    ['q', { kind: 'quote' }],
    ['c', { kind: 'cite' }],
    ['a', { kind: 'attach' }],
    ['j', { kind: 'move', direction: 1 }],
    ['ArrowUp', { kind: 'move', direction: -1 }],
    ['.', { kind: 'step-sentence', direction: 1 }],
    ['Escape', { kind: 'clear' }],
    ['F3', { kind: 'step-hit', direction: 1 }],
  ])('knows %s', (key, act) => {
    expect(readKey(press(key), 'ltr')).toEqual(act);
  });

  it.each(['5', '0', 'x', 'Tab', ' '])('leaves %j alone', (key) => {
    expect(readKey(press(key), 'ltr')).toBeNull();
  });

  it('extends forward by the arrow that points where the text goes', () => {
    const forward = { kind: 'extend-sentence', direction: 1 };
    expect(readKey(press('ArrowRight', { shiftKey: true }), 'ltr')).toEqual(forward);
    expect(readKey(press('ArrowLeft', { shiftKey: true }), 'rtl')).toEqual(forward);
  });

  it('goes by the key’s place on an Urdu or Persian layout', () => {
    expect(readKey(press('ص', { code: 'KeyQ' }), 'rtl')).toEqual({ kind: 'quote' });
    expect(readKey(press('۲', { code: 'Digit2' }), 'rtl')).toEqual({ kind: 'highlight', category: 'quote' });
  });

  it('leaves the menu’s shortcuts to the menu', () => {
    expect(readKey(press('m', { ctrlKey: true }), 'ltr')).toBeNull();
    expect(readKey(press('1', { altKey: true }), 'ltr')).toBeNull();
  });

  it('selects all of the text, not all of the window', () => {
    expect(readKey(press('a', { ctrlKey: true }), 'ltr')).toEqual({ kind: 'select-all' });
    expect(readKey(press('f', { ctrlKey: true }), 'ltr')).toEqual({ kind: 'find' });
    expect(readKey(press('F', { ctrlKey: true, shiftKey: true }), 'ltr')).toBeNull();
  });
});
