import { describe, expect, it } from 'vitest';
import { formatBinName, parseBinName } from '../../../../electron/store/bin/bin-name.ts';

describe('the name of a file in the bin', () => {
  it('tells which document was removed when', () => {
    const name = formatBinName('firstfirst', new Date('2026-11-24T12:34:56.789Z'));
    expect(name).toBe('firstfirst.20261124T123456789Z.json');
    expect(parseBinName(name)).toEqual({ id: 'firstfirst', removedAt: '2026-11-24T12:34:56.789Z' });
  });

  it('in its older form tells only which', () => {
    expect(parseBinName('firstfirst.json')).toEqual({ id: 'firstfirst', removedAt: null });
  });

  it.each([
    'ages.json.tmp',
    '../outside.json',
    'firstfirst.20261399T000000000Z.json',
    'firstfirst.2026.json',
    'First.json',
    '.firstfirst.json',
  ])('is not %s', (name) => {
    expect(parseBinName(name)).toBeNull();
  });
});
