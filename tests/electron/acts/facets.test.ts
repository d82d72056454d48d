import { describe, expect, it } from 'vitest';
import type { Article, ArticlePatch } from '../../../core/model/article.ts';
import { annotateQuote } from '../../../electron/acts/annotations.ts';
import { updateArticle } from '../../../electron/acts/articles.ts';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { facets } from '../../../electron/acts/facets.ts';
import { addSource, testDesk } from './test-desk.ts';

async function setUp() {
  const desk = await testDesk();
  const add = async (text: string, patch: ArticlePatch): Promise<Article> =>
    await updateArticle(desk, (await addSource(desk, text)).id, patch);
  const herald = await add('One.', {
    publisher: 'Herald',
    tags: ['port', 'grain'],
    language: 'en-GB',
    reliability: 'B',
  });
  await add('Two.', { publisher: 'Herald', tags: ['port'], language: 'en', reliability: 'C' });
  await add('Three.', { publisher: 'Desk', tags: [], language: 'ur', reliability: null });
  return { desk, herald };
}

describe('facets', () => {
  it('counts the values of each field, the most frequent first', async () => {
    const { desk } = await setUp();
    const found = await facets(desk, '');
    expect(found.publishers).toEqual([
      { value: 'Herald', count: 2 },
      { value: 'Desk', count: 1 },
    ]);
    expect(found.tags.map(({ value, count }) => `${value} ${count}`)).toEqual(['port 2', 'grain 1']);
    expect(found.languages.map(({ value, count }) => `${value} ${count}`)).toEqual(['en 2', 'ur 1']);
    expect(found.grades.map(({ value, count }) => `${value} ${count}`)).toEqual(['B 1', 'C 1']);
    expect(found.total).toBe(3);
  });

  it('narrows the other fields by a filter, but not its own, of which another can be chosen', async () => {
    const { desk } = await setUp();
    const found = await facets(desk, 'publisher:Desk');
    expect(found.publishers.map(({ value }) => value)).toEqual(['Herald', 'Desk']);
    expect([found.tags, found.languages, found.total]).toEqual([[], [{ value: 'ur', count: 1 }], 1]);
  });

  it('counts nothing that two fields shut out', async () => {
    const { desk } = await setUp();
    const found = await facets(desk, 'publisher:Desk grade:B');
    expect([found.publishers.map(({ value }) => value), found.grades, found.total]).toEqual([['Herald'], [], 0]);
  });

  it('counts what is cited', async () => {
    const { desk, herald } = await setUp();
    const note = await annotateQuote(desk, { articleId: herald.id, exact: 'One' });
    await createBriefing(desk, { title: 'Outlook', body: `A.[^${note.id}]` });
    expect((await facets(desk, '')).cited).toEqual({ yes: 1, no: 2 });
  });

  it('takes no notice of words, which are looked for in the texts', async () => {
    const { desk } = await setUp();
    expect((await facets(desk, 'nowhere -absent')).total).toBe(3);
  });

  it('lists at most 200 values', async () => {
    const { desk, herald } = await setUp();
    await updateArticle(desk, herald.id, { tags: Array.from({ length: 250 }, (_, index) => `tag ${index}`) });
    expect((await facets(desk, '')).tags).toHaveLength(200);
  });
});
