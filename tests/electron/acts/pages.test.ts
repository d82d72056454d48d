import { describe, expect, it } from 'vitest';
import { type ArticleSort, type BriefingSort, newestFirst } from '../../../core/ipc/lists.ts';
import { annotateQuote, removeAnnotation } from '../../../electron/acts/annotations.ts';
import { updateArticle } from '../../../electron/acts/articles.ts';
import { createBriefing, updateBriefing } from '../../../electron/acts/briefings.ts';
import type { Desk } from '../../../electron/acts/desk.ts';
import { articleIds, articlePage, briefingPage } from '../../../electron/acts/pages.ts';
import { removeArticle, restore } from '../../../electron/acts/removal.ts';
import { addSource, testDesk } from './test-desk.ts';

const up = (by: ArticleSort['by']): ArticleSort => ({ by, descending: false });
const down = (by: ArticleSort['by']): ArticleSort => ({ by, descending: true });

const titles = async (desk: Desk, query = '', sort: ArticleSort = newestFirst) =>
  (await articlePage(desk, { offset: 0, limit: 100, query, sort })).rows.map(({ row }) => row.title);
const briefings = async (desk: Desk, query = '', sort: BriefingSort = newestFirst) =>
  (await briefingPage(desk, { offset: 0, limit: 100, query, sort })).rows.map(({ title }) => title);

async function threeSources() {
  const desk = await testDesk();
  const add = async (title: string, publisher: string | null, publishedAt: string | null) => {
    const { id } = await addSource(desk, `${title} text`, title);
    return await updateArticle(desk, id, { publisher, publishedAt });
  };
  const slipway = await add('Slipway 10', 'Coast Herald', '2026-03-01');
  const anchor = await add('anchor', null, null);
  const quay = await add('Quay', 'Maritime Desk', '2025-01-01');
  return { desk, slipway, anchor, quay };
}

describe('articlePage', () => {
  it('counts notes and the briefings that cite them', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'Pilots refuse. There are fewer ships.');
    const a = await annotateQuote(desk, { articleId: id, exact: 'Pilots' });
    const b = await annotateQuote(desk, { articleId: id, exact: 'fewer' });
    await createBriefing(desk, { title: 'One', body: `A.[^${a.id}] B.[^${b.id}]` });
    await createBriefing(desk, { title: 'Two', body: `A.[^${a.id}]` });
    const { rows } = await articlePage(desk, { offset: 0, limit: 10, query: '', sort: newestFirst });
    expect(rows.map(({ notes, citedIn }) => ({ notes, citedIn }))).toEqual([{ notes: 2, citedIn: 2 }]);
  });

  it('gives newest first, a page at a time', async () => {
    const { desk } = await threeSources();
    const page = await articlePage(desk, { offset: 1, limit: 1, query: '', sort: newestFirst });
    expect(page.total).toBe(3);
    expect(page.rows.map(({ row }) => row.title)).toEqual(['anchor']);
  });

  it('sorts by title without regard to case, and numbers by their size', async () => {
    const { desk } = await threeSources();
    await addSource(desk, 'ninth', 'Slipway 9');
    expect(await titles(desk, '', up('title'))).toEqual(['anchor', 'Quay', 'Slipway 9', 'Slipway 10']);
    expect(await titles(desk, '', down('title'))).toEqual(['Slipway 10', 'Slipway 9', 'Quay', 'anchor']);
  });

  it('puts sources without a day or publisher last, either way', async () => {
    const { desk } = await threeSources();
    expect(await titles(desk, '', up('published'))).toEqual(['Quay', 'Slipway 10', 'anchor']);
    expect(await titles(desk, '', down('published'))).toEqual(['Slipway 10', 'Quay', 'anchor']);
    expect(await titles(desk, '', down('publisher'))).toEqual(['Quay', 'Slipway 10', 'anchor']);
  });

  it('keeps its order as sources come, change and go', async () => {
    const { desk, quay, anchor } = await threeSources();
    await titles(desk, '', up('title'));
    await addSource(desk, 'moorings', 'Moorings');
    await updateArticle(desk, quay.id, { title: 'Berth' });
    const removed = await removeArticle(desk, anchor.id);
    expect(await titles(desk, '', up('title'))).toEqual(['Berth', 'Moorings', 'Slipway 10']);
    await restore(desk, removed);
    expect(await titles(desk, '', up('title'))).toEqual(['anchor', 'Berth', 'Moorings', 'Slipway 10']);
  });

  it('finds words in title, publisher and tags, whatever the case, every word wanted', async () => {
    const { desk, slipway } = await threeSources();
    await updateArticle(desk, slipway.id, { tags: ['Île'] });
    const found = await Promise.all([' SLIPWAY herald ', 'ile', 'slipway quay', '-slip'].map((q) => titles(desk, q)));
    expect(found.map(({ length }) => length)).toEqual([1, 1, 0, 2]);
  });

  it('filters in any order of the list', async () => {
    const { desk } = await threeSources();
    expect(await titles(desk, 'publisher:"coast herald" OR publisher:maritime', up('title'))).toEqual([
      'Quay',
      'Slipway 10',
    ]);
    expect(await titles(desk, 'after:2026')).toEqual(['Slipway 10']);
    expect(await titles(desk, '-publisher:maritime before:2026')).toEqual([]);
  });

  it('sees a change at once', async () => {
    const { desk, quay } = await threeSources();
    expect(await titles(desk, 'port')).toEqual([]);
    await updateArticle(desk, quay.id, { title: 'Port traffic' });
    expect(await titles(desk, 'port')).toEqual(['Port traffic']);
  });

  it('knows what is cited, also when a note or a briefing changes', async () => {
    const { desk, quay } = await threeSources();
    const note = await annotateQuote(desk, { articleId: quay.id, exact: 'Quay' });
    expect(await titles(desk, 'cited:yes')).toEqual([]);
    await createBriefing(desk, { title: 'Outlook', body: `A.[^${note.id}]` });
    expect(await titles(desk, 'cited:yes')).toEqual(['Quay']);
    await removeAnnotation(desk, quay.id, note.id);
    expect(await titles(desk, 'cited:yes')).toEqual([]);
  });

  it('matches nothing by a filter that makes no sense', async () => {
    const { desk } = await threeSources();
    expect(await titles(desk, 'before:yesterday')).toEqual([]);
  });
});

describe('articleIds', () => {
  it('gives what the pages show, in their order', async () => {
    const { desk, slipway, quay } = await threeSources();
    expect(await articleIds(desk, { query: '-anchor', sort: up('title') })).toEqual([quay.id, slipway.id]);
  });
});

describe('briefingPage', () => {
  it('sorts by title, by coming in and by the last change', async () => {
    const desk = await testDesk();
    const first = await createBriefing(desk, { title: 'Slipway', body: '' });
    await createBriefing(desk, { title: 'Anchor', body: '' });
    expect(await briefings(desk)).toEqual(['Anchor', 'Slipway']);
    expect(await briefings(desk, '', { by: 'title', descending: true })).toEqual(['Slipway', 'Anchor']);
    await updateBriefing(desk, first.id, { tags: ['port'] });
    expect(await briefings(desk, '', { by: 'changed', descending: true })).toEqual(['Slipway', 'Anchor']);
  });

  it('filters by tag, language and day, and has no publisher', async () => {
    const desk = await testDesk();
    const { id } = await createBriefing(desk, { title: 'Slipway', body: '' });
    await updateBriefing(desk, id, { tags: ['port'], lang: 'ur' });
    const queries = ['tag:PORT', 'lang:ur', 'after:2026-03-03', 'publisher:herald', 'slip'];
    const found = await Promise.all(queries.map((query) => briefings(desk, query)));
    expect(found.map(({ length }) => length)).toEqual([1, 1, 1, 0, 1]);
  });
});
