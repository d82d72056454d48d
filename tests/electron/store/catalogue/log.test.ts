import { describe, expect, it } from 'vitest';
import { decodeLog, encodeEntry } from '../../../../electron/store/catalogue/log.ts';

const drop = (id: string) => ({ type: 'drop', kind: 'article', id }) as const;
const text = ['one', 'two', 'three'].map((id) => encodeEntry(drop(id))).join('');

describe("the catalogue's log", () => {
  it('gives the entries in order', () => {
    expect(decodeLog(text)).toEqual([drop('one'), drop('two'), drop('three')]);
  });

  it('is one JSON value a line', () => {
    const [line = ''] = text.split('\n');
    expect(JSON.parse(line)).toMatchObject({ entry: drop('one') });
  });

  it('has null for a line that was torn, at whatever letter', () => {
    const lastLine = encodeEntry(drop('three'));
    for (let letters = 1; letters < lastLine.length; letters++) {
      expect(decodeLog(text.slice(0, -letters))).toEqual([drop('one'), drop('two'), null]);
    }
  });

  it('has null for a line in which a letter changed, and goes on behind it', () => {
    expect(decodeLog(text.replace('two', 'tow'))).toEqual([drop('one'), null, drop('three')]);
  });

  it('has null for an entry of an unknown type', () => {
    expect(decodeLog(text.replace(encodeEntry(drop('two')), '{"entry":{"type":"other"}}\n'))[1]).toBeNull();
  });

  it('is empty when the file is', () => {
    expect(decodeLog('')).toEqual([]);
  });
});
