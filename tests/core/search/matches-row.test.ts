import { describe, expect, it } from 'vitest';
import { matchesRow } from '../../../core/search/matches-row.ts';
import { parseQuery } from '../../../core/search/query.ts';
import { articleRow } from '../../../electron/store/catalogue/rows.ts';
import { article } from '../../electron/store/builders.ts';

const row = articleRow(
  article('aaaaaaaaaa', {
    publisher: 'The Express Tribune',
    language: 'ur-PK',
    tags: ['Water', 'Énergie'],
    reliability: 'B',
    publishedAt: '2026-03-01',
  }),
  1,
);
const matches = (text: string, cited = false) => matchesRow(parseQuery(text), row, cited);

describe('matchesRow', () => {
  it.each([
    ...['publisher:express', 'publisher:"express tribune"', 'tag:water', 'tag:energie', 'lang:ur', 'lang:UR-pk'],
    ...['before:2026-03-02', 'after:2026-03-01', 'after:2026', 'before:2027', 'grade:b', 'cited:no', '-tag:dams'],
    ...['lang:en OR lang:ur', 'any words do', 'tag:dams OR word', ''],
  ])('holds for %j', (text) => {
    expect(matches(text)).toBe(true);
  });

  it.each([
    ...['publisher:tribune-express', 'publisher:trib', 'tag:wat', 'lang:u', 'before:2026-03-01', 'after:2026-03-02'],
    ...['before:2026', 'grade:C', 'grade:B2', 'cited:yes', '-tag:water', 'tag:water tag:dams', 'before:nonsense'],
  ])('does not hold for %j', (text) => {
    expect(matches(text)).toBe(false);
  });

  it('knows what is cited', () => {
    expect(matches('cited:yes', true)).toBe(true);
  });
});
