import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runSearch } from './index-process.ts';
import { findIn, libraryOf, manyArticles, plant, searchIn } from './search-library.ts';

const count = 150;
const articles = manyArticles(count, 'Rivers carry silt to the delta and the sea. '.repeat(80));

describe('an index whose process is killed', () => {
  it.each([0, 60])('%i ms into indexing is right when it is opened again', async (wait) => {
    const library = await libraryOf({ articles });
    const search = runSearch(library);
    // It answers: it is indexing.
    await search.find('common');
    await setTimeout(wait);
    await search.kill();
    await search.close();
    expect(await searchIn(library, 'common')).toMatchObject({ total: count, complete: true });
    expect(await findIn(library, 'word123')).toEqual(['source0123']);
  });

  it('while it takes in changes has neither lost nor kept the old words', async () => {
    const library = await libraryOf({ articles });
    await searchIn(library, 'common');
    plant(library.root, { articles: articles.map((one) => ({ ...one, body: `Fresh ${one.body} More.` })) });
    const search = runSearch(library);
    await search.find('common');
    await setTimeout(60);
    await search.kill();
    await search.close();
    expect(await searchIn(library, 'common fresh more')).toMatchObject({ total: count, complete: true });
  });

  it('goes on in a new process of the same session', async () => {
    const search = runSearch(await libraryOf({ articles: manyArticles(20) }));
    await search.complete();
    await search.kill();
    await search.complete();
    expect(await search.find('word007')).toEqual(['source0007']);
    expect([search.started(), search.status().problem]).toEqual([2, null]);
  });

  it('again and again is given up with a sentence', async () => {
    const search = runSearch(await libraryOf({}));
    for (let times = 1; times <= 3; times += 1) {
      await search.complete();
      await search.kill();
    }
    expect(search.status().problem).toMatch(/can’t be searched/);
    expect([search.started(), search.bugs.length]).toEqual([3, 1]);
  });
});
