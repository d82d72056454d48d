import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterFields, formatFilter, parseQuery, toggleFilter } from '../../../core/search/query.ts';

describe('toggleFilter', () => {
  it.each([
    ['', 'tag', 'water', 'tag:water'],
    ['dam', 'publisher', 'The News', 'dam publisher:"The News"'],
    ['tag:water dam', 'tag', 'Water', 'dam'],
    ['tag:water', 'tag', 'dams', 'tag:water tag:dams'],
    ['lang:ur dam', 'lang', 'en', 'lang:ur OR lang:en dam'],
    ['lang:ur OR lang:en dam', 'lang', 'ur', 'lang:en dam'],
    ['lang:ur OR lang:en dam', 'lang', 'en', 'lang:ur dam'],
    ['cited:yes dam', 'cited', 'no', 'cited:no dam'],
    ['after:2026 dam', 'after', '2025', 'after:2025 dam'],
    ['-tag:water', 'tag', 'water', '-tag:water tag:water'],
  ] as const)('turns %j, for %s %s, into %j', (text, field, value, after) => {
    expect(toggleFilter(text, field, value)).toBe(after);
  });

  it('adds and takes away the same filter', () => {
    const value = fc
      .string({ unit: fc.constantFrom(...'ab "“:-*\u0301水'), minLength: 1, maxLength: 12 })
      .map((one) => `x${one}`);
    fc.assert(
      fc.property(fc.constantFrom(...filterFields), value, (field, name) => {
        const added = toggleFilter('dam', field, name);
        expect(added).toBe(`dam ${formatFilter(field, name)}`);
        expect(parseQuery(added).clauses[1]?.anyOf).toEqual([expect.objectContaining({ kind: 'filter', field })]);
        expect(toggleFilter(added, field, name)).toBe('dam');
      }),
    );
  });
});
