import { describe, expect, it, vi } from 'vitest';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { removeArticle, restore } from '../../../electron/acts/removal.ts';
import { addSource, testDesk } from '../acts/test-desk.ts';
import { runSearch } from './index-process.ts';
import { libraryOf, manyArticles } from './search-library.ts';

describe('a running search', () => {
  it('finds what was saved, not what was removed, and again what was restored', async () => {
    const desk = await testDesk();
    const search = runSearch(desk.library);
    const { id } = await addSource(desk, 'A report on lighthouses.');
    await vi.waitFor(async () => expect(await search.find('lighthouses')).toEqual([id]), 10_000);
    const removed = await removeArticle(desk, id);
    await vi.waitFor(async () => expect(await search.find('lighthouses')).toEqual([]), 10_000);
    await restore(desk, removed);
    await vi.waitFor(async () => expect(await search.find('lighthouses')).toEqual([id]), 10_000);
  });

  it('finds what a text was changed to, not what it said before', async () => {
    const desk = await testDesk();
    const { id } = await createBriefing(desk, { title: 'Outlook', body: 'Rain is likely.' });
    const search = runSearch(desk.library);
    await search.complete();
    await desk.library.briefings.replace(id, (current) => ({ ...current, body: 'Snow is likely.' }));
    await vi.waitFor(async () => expect(await search.find('snow')).toEqual([id]), 10_000);
    expect(await search.find('rain')).toEqual([]);
  });

  it('answers every query when one overtakes another, the last with hits', async () => {
    const search = runSearch(await libraryOf({ articles: manyArticles(3) }));
    await search.complete();
    const input = { scope: 'all', offset: 0, limit: 10, typing: true } as const;
    const answers = await Promise.all(['w', 'wo', 'wor', 'word001'].map((query) => search.query({ query, ...input })));
    expect(answers.at(-1)?.hits.map(({ id }) => id)).toEqual(['source0001']);
    expect(answers).toContain(null);
  });

  it('answers what is asked after its end', async () => {
    const search = runSearch(await libraryOf({}));
    await search.close();
    expect(await search.find('anything')).toEqual([]);
  });
});
