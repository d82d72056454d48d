import { truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { updateArticle } from '../../../electron/acts/articles.ts';
import { removeArticle } from '../../../electron/acts/removal.ts';
import { tagMany, tagsOf } from '../../../electron/acts/tag-many.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { addSource, testDesk } from './test-desk.ts';

async function setUp(count: number) {
  const desk = await testDesk();
  const ids: string[] = [];
  for (let index = 0; index < count; index++) ids.push((await addSource(desk, `Source number ${index}.`)).id);
  const tags = () => ids.map((id) => desk.library.catalogue.article(id)?.tags);
  return { desk, ids, tags };
}

describe('tagMany', () => {
  it('gives and takes tags, and keeps the others', async () => {
    const { desk, ids, tags } = await setUp(2);
    await updateArticle(desk, ids[0] ?? '', { tags: ['old', 'kept'] });
    await tagMany(desk, { ids, add: ['new'], remove: ['old'] });
    expect(tags()).toEqual([['kept', 'new'], ['new']]);
  });

  it('tells what became of each, so that it can be taken back', async () => {
    const { desk, ids, tags } = await setUp(3);
    const [first = '', second = ''] = ids;
    await updateArticle(desk, first, { tags: ['port'] });
    await updateArticle(desk, second, { tags: ['old'] });
    const changed = await tagMany(desk, { ids: [first, second], add: ['port'], remove: ['old'] });
    expect(changed).toEqual([{ id: second, added: ['port'], removed: ['old'] }]);
    for (const { id, added, removed } of changed) await tagMany(desk, { ids: [id], add: removed, remove: added });
    expect(tags()).toEqual([['port'], ['old'], []]);
  });

  it('writes nothing where nothing changes', async () => {
    const { desk, ids } = await setUp(1);
    await tagMany(desk, { ids, add: ['port'], remove: [] });
    const revision = () => desk.library.articles.revision(ids[0] ?? '');
    const before = await revision();
    await tagMany(desk, { ids, add: ['port'], remove: ['absent'] });
    expect(await revision()).toBe(before);
  });

  it('passes over what is gone or cannot be read', async () => {
    const { desk, ids } = await setUp(3);
    const [gone = '', damaged = '', sound = ''] = ids;
    await removeArticle(desk, gone);
    await truncate(documentPath(desk.library.root, 'article', damaged), 20);
    const changed = await tagMany(desk, { ids, add: ['port'], remove: [] });
    expect(changed.map(({ id }) => id)).toEqual([sound]);
  });

  it('tags more sources than are saved at once', async () => {
    const { desk, ids, tags } = await setUp(30);
    await tagMany(desk, { ids: [...ids, ...ids], add: ['port'], remove: [] });
    expect(tags()).toEqual(ids.map(() => ['port']));
  });
});

describe('tagsOf', () => {
  it('counts the tags of these sources alone', async () => {
    const { desk, ids } = await setUp(3);
    await tagMany(desk, { ids: ids.slice(0, 2), add: ['port'], remove: [] });
    await tagMany(desk, { ids: ids.slice(1), add: ['grain'], remove: [] });
    expect(tagsOf(desk, ids.slice(0, 2))).toEqual([
      { value: 'port', count: 2 },
      { value: 'grain', count: 1 },
    ]);
  });
});
