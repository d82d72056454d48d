import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterChips } from '../../../../renderer/panes/library/filter-chips.ts';

const words = (query: string) => filterChips(query).map((chip) => chip.words);
const without = (query: string, index: number) => filterChips(query)[index]?.without;

describe('the chips of a query', () => {
  it('tell each filter in words, in the order of the query', () => {
    expect(words('lang:ur port grade:b2 cited:yes -tag:"night work" after:2026')).toEqual([
      'Urdu',
      'grade B2',
      'cited',
      'not night work',
      'from 2026',
    ]);
  });

  it('are none for words, phrases and filters without a value', () => {
    expect(words('port "night work" OR http://x tag:')).toEqual([]);
  });

  it('leave the rest of the query when one is taken away', () => {
    const query = 'port publisher:Herald OR publisher:Desk -tag:old';
    expect(without(query, 0)).toBe('port publisher:Desk -tag:old');
    expect(without(query, 2)).toBe('port publisher:Herald OR publisher:Desk');
  });

  it('can be taken away one by one until none is left, whatever the query', () => {
    const part = fc.constantFrom(
      'port',
      'OR',
      'tag:a',
      '-tag:a',
      'tag:"a b"',
      'lang:ur',
      'grade:B',
      '"open',
      'tag:“ü”',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        let query = parts.join(' ');
        for (let left = filterChips(query).length; left > 0; left--) {
          query = filterChips(query)[0]?.without ?? '';
          expect(filterChips(query)).toHaveLength(left - 1);
        }
      }),
    );
  });
});
