import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Indexer } from '../../../electron/search/index/indexer.ts';
import { article, briefing } from '../store/builders.ts';
import { newRoot } from '../store/new-root.ts';
import { asked, manyArticles, type Planted, plant } from './search-library.ts';

async function indexOf(planted: Planted): Promise<{ indexer: Indexer; problems: readonly unknown[] }> {
  const root = newRoot();
  plant(root, planted);
  const problems: unknown[] = [];
  const indexer = new Indexer(root, join(root, 'search'), {
    onProgress: () => undefined,
    onProblem: (error) => problems.push(error),
  });
  indexer.start();
  onTestFinished(() => indexer.close());
  await indexer.settle();
  return { indexer, problems };
}

const pieces = [
  ...[
    '"',
    '*',
    '-',
    ' OR ',
    ' AND ',
    ' NOT ',
    'NEAR(',
    ')',
    ':',
    '^',
    '{title}',
    'tag:',
    'before:',
    'lang:',
    '-cited:',
  ],
  ...[' ', 'common', 'word00', '水', 'ک', '\u0301', '\ud800', '\0', "'", ';', '\u2028', '\uE000a', '%', '\\', '1e9'],
];
const query = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
);

describe('any query', () => {
  it('is answered where a filter’s value is half a surrogate pair', async () => {
    const { indexer } = await indexOf({ articles: manyArticles(10) });
    expect(indexer.query(asked('tag:a\ud800b publisher:\udc00 -tag:\ud800*'))).toMatchObject({ complete: true });
    expect(indexer.query(asked('common'))).toMatchObject({ complete: true, total: 10 });
  });

  it('is answered', async () => {
    const { indexer, problems } = await indexOf({ articles: manyArticles(10) });
    fc.assert(
      fc.property(query, fc.boolean(), (text, typing) => {
        // False once the index had to be made anew.
        expect(indexer.query(asked(text, { typing })).complete).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(problems).toEqual([]);
  });

  it.each([
    ['a thousand words', 'word '.repeat(400)],
    ['a thousand marks', `a${'\u0301'.repeat(1999)}`],
    ['a thousand quotation marks', '"'.repeat(2000)],
    ['hundreds of filters', 'before:2026 '.repeat(160)],
    ['hundreds of alternatives', 'w OR '.repeat(400)],
  ])('of %s is answered', async (_, text) => {
    const { indexer } = await indexOf({ articles: manyArticles(3) });
    expect(indexer.query(asked(text, { typing: true })).complete).toBe(true);
  });
});

describe('a hostile text', () => {
  it.each([
    ['5 MB in one word', 'a'.repeat(5_000_000)],
    ['a hundred thousand marks', `e${'\u0301\u0316'.repeat(50_000)}`],
    ['a hundred thousand apostrophes', "l'".repeat(100_000)],
    ['a hundred thousand points', 'a.'.repeat(100_000)],
    ['halves of characters', '\ud83d '.repeat(50_000)],
    ['NUL and private characters', '\0\uE000a \uE000x '.repeat(10_000)],
    ['a Chinese run', '水'.repeat(200_000)],
  ])('of %s is indexed and leaves the words beside it findable', async (_, text) => {
    const body = `Before ${text} behind.`;
    const { indexer } = await indexOf({
      articles: [article('hostilexxx', { body })],
      briefings: [briefing('soundsound')],
    });
    expect(indexer.query(asked('behind'))).toMatchObject({ complete: true, hits: [{ id: 'hostilexxx' }] });
    expect(indexer.query(asked('outlook'))).toMatchObject({ hits: [{ id: 'soundsound' }] });
  });
});
