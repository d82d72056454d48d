import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleRow } from '../../../core/model/catalogue.ts';
import { matchesRow } from '../../../core/search/matches-row.ts';
import { hasWords, parseQuery } from '../../../core/search/query.ts';
import { matcherOf } from '../../../electron/acts/match-row.ts';

const row: ArticleRow = {
  id: 'aaaaaaaaaa',
  title: 'Harbour traffic falls',
  publisher: 'Coast Herald',
  publishedAt: '2026-03-03',
  language: 'en-GB',
  direction: 'ltr',
  tags: ['port', 'night work'],
  reliability: 'B',
  status: 'current',
  sha256: 'a'.repeat(64),
  sample: false,
  revision: 1,
  createdAt: '2026-03-03T09:00:00.000Z',
  updatedAt: '2026-03-03T09:00:00.000Z',
};
const filter = fc.constantFrom(
  ...['publisher:herald', 'publisher:"coast herald"', 'publisher:desk', 'tag:port', 'tag:"Night work"', 'tag:night'],
  ...['lang:en', 'lang:ur', 'before:2026-03-03', 'after:2026-03-03', 'before:2027', 'grade:B', 'grade:B2', 'grade:C'],
  ...['cited:yes', 'cited:no', 'before:soon', 'OR'],
);
const query = fc
  .array(fc.tuple(fc.constantFrom('', '', '-'), filter), { maxLength: 5 })
  .map((parts) => parts.map(([sign, text]) => (text === 'OR' ? text : sign + text)).join(' '));

describe('the matcher of many rows', () => {
  it('agrees with that of one row on every query of filters', () => {
    fc.assert(
      fc.property(query, fc.boolean(), (text, cited) => {
        const parsed = parseQuery(text);
        fc.pre(!hasWords(parsed));
        expect(matcherOf(parsed)(row, cited)).toBe(matchesRow(parsed, row, cited));
      }),
    );
  });

  it('looks for words beside filters in the title, publisher and tags', () => {
    const found = ['traffic', 'herald', 'night', 'harbour OR tag:grain', '"traffic falls"', 'falls traffic -port'];
    expect(found.map((text) => matcherOf(parseQuery(text))(row, false))).toEqual([true, true, true, true, true, false]);
  });
});
