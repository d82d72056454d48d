import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWords, type Part, parseQuery } from '../../../core/search/query.ts';

const shown = (part: Part): string => {
  if (part.kind === 'filter') return `${part.field}:${part.value}`;
  return `${part.kind === 'phrase' ? `"${part.text}"` : part.text}${part.prefix ? '*' : ''}`;
};
const read = (text: string, lastIsPrefix = false): string =>
  parseQuery(text, { lastIsPrefix })
    .clauses.map(({ negated, anyOf }) => (negated ? 'not ' : '') + anyOf.map(shown).join(' or '))
    .join(', ');

describe('parseQuery', () => {
  it.each([
    ['water treaty', 'water, treaty'],
    ['water OR treaty dam', 'water or treaty, dam'],
    ['a OR b OR c', 'a or b or c'],
    ['OR water OR', 'water'],
    ['water or treaty', 'water, or, treaty'],
    ['-dam water', 'not dam, water'],
    ['water OR -dam', 'water, not dam'],
    ['--dam', 'not dam'],
    ['"indus water" treaty', '"indus water", treaty'],
    ['“indus water”', '"indus water"'],
    ['-"indus water"', 'not "indus water"'],
    ['"indus water', '"indus water"'],
    ['indus* wat**', 'indus*, wat*'],
    ['publisher:dawn', 'publisher:dawn'],
    ['Publisher:"The News"', 'publisher:The News'],
    ['-tag:water tag:energy OR tag:dams', 'not tag:water, tag:energy or tag:dams'],
    ['lang:ur OR port', 'lang:ur or port'],
    ['tag：水', 'tag:水'],
    ['publisher:', ''],
    ['foo:bar', 'foo bar'],
    ['http://x.org', 'http //x.org'],
    ['well-known', 'well-known'],
    ['— & "" "!" - * :', ''],
  ])('reads %j as %j', (text, clauses) => {
    expect(read(text)).toBe(clauses);
  });

  it.each([
    ['water trea', 'water, trea*'],
    ['water ', 'water'],
    ['"indus wat', '"indus wat"*'],
    ['"indus water"', '"indus water"'],
    ['tag:wat', 'tag:wat'],
  ])('takes the end of %j, while it is being typed, for %j', (text, clauses) => {
    expect(read(text, true)).toBe(clauses);
  });

  it.each(['before:soon', 'after:2026-02-30', 'grade:G', 'cited:maybe', 'lang:?'])(
    'names the problem of %s',
    (text) => {
      expect(parseQuery(`water ${text}`).problems).toEqual([expect.stringContaining(text.split(':')[1] ?? '')]);
    },
  );

  it('has no problem with sound filters', () => {
    const text =
      'before:2026 after:2026-03 after:2026-3-1 before:٢٠٢٦ grade:b grade:B2 cited:yes cited:NO lang:zh-Hans';
    expect(parseQuery(text).problems).toEqual([]);
  });

  it('never throws, whatever the text', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'ab"“”:-* ORتag水\u0301\ud83d\n'), maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), fc.boolean(), (text, lastIsPrefix) => {
        for (const { anyOf } of parseQuery(text, { lastIsPrefix }).clauses) expect(anyOf.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('hasWords', () => {
  it('is false for filters alone', () => {
    expect(hasWords(parseQuery('lang:ur -tag:water'))).toBe(false);
    expect(hasWords(parseQuery('lang:ur OR "a b"'))).toBe(true);
  });
});
