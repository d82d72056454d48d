import { describe, expect, it } from 'vitest';
import { updateArticle } from '../../../electron/acts/articles.ts';
import { LibraryLists } from '../../../renderer/state/library.svelte.ts';
import { Preferences } from '../../../renderer/state/preferences.svelte.ts';
import { addSource } from '../../electron/acts/test-desk.ts';
import { connectToMain } from '../real-main.ts';

async function setUp(count: number) {
  const { desk } = await connectToMain();
  for (let index = 0; index < count; index++) {
    const { id } = await addSource(desk, `Text of ${index}.`, `Source ${index}`);
    if (index % 2 === 0) await updateArticle(desk, id, { tags: ['even'] });
  }
  const preferences = new Preferences();
  const library = new LibraryLists(preferences);
  await library.load();
  const titles = () => Array.from({ length: library.articles.total }, (_, at) => library.articles.at(at)?.row.title);
  return { library, preferences, titles };
}

describe('the lists of the library', () => {
  it('are narrowed by a query of filters, and whole again without it', async () => {
    const { library, titles } = await setUp(4);
    await library.setQuery('tag:even');
    expect(titles()).toEqual(['Source 2', 'Source 0']);
    await library.setQuery('');
    expect(library.articles.total).toBe(4);
  });

  it('are sorted as the person wants, also after the next start', async () => {
    const { library, preferences, titles } = await setUp(3);
    await library.sortArticles({ by: 'title', descending: false });
    expect(titles()).toEqual(['Source 0', 'Source 1', 'Source 2']);
    await preferences.flush();
    const again = new Preferences();
    await again.load();
    expect(again.current.articleSort).toEqual({ by: 'title', descending: false });
  });

  it('give the ids of rows that were never shown', async () => {
    const { library } = await setUp(120);
    await library.selection.selectAll();
    expect(library.selection.size).toBe(120);
    await library.setQuery('tag:even');
    expect(library.selection.size).toBe(0);
    await library.selection.extend(0, 59);
    expect(library.selection.size).toBe(60);
  });
});

describe('saved searches', () => {
  it('are remembered with their name, each query once', async () => {
    const { library, preferences } = await setUp(0);
    library.saved.save(' tag:even ', 'Even ones');
    library.saved.save('tag:even', 'The even');
    library.saved.save('port', '');
    await preferences.flush();
    const again = new Preferences();
    await again.load();
    expect(again.current.savedSearches).toEqual([
      { name: 'The even', query: 'tag:even' },
      { name: 'port', query: 'port' },
    ]);
  });

  it('go when they are removed', async () => {
    const { library } = await setUp(0);
    library.saved.save('port', 'Port');
    library.saved.remove('port');
    expect([library.saved.list, library.saved.of('port')]).toEqual([[], null]);
  });

  it('stand beside the last eight queries of the session, newest first', async () => {
    const { library } = await setUp(0);
    for (let index = 0; index < 10; index++) library.saved.note(`query ${index}`);
    library.saved.note('query 4');
    library.saved.note('  ');
    expect(library.saved.recent).toHaveLength(8);
    expect(library.saved.recent.slice(0, 2)).toEqual(['query 4', 'query 9']);
  });
});
