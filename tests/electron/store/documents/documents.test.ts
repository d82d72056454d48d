import { copyFileSync, existsSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../../core/model/article.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { annotations, article, briefing } from '../builders.ts';
import { newRoot } from '../new-root.ts';

const id = 'k3f9a2m7qx';
let root: string;
let library: Library;

beforeEach(async () => {
  root = newRoot();
  library = await openLibrary(root);
});

afterEach(() => library.close());

async function reopen(): Promise<void> {
  await library.close();
  library = await openLibrary(root);
}

/** The file of the article as another copy of the app would have written it. */
async function fileFromElsewhere(fields: Partial<Article>): Promise<string> {
  const elsewhere = newRoot();
  const other = await openLibrary(elsewhere);
  await other.articles.create(article(id, fields));
  await other.close();
  return documentPath(elsewhere, 'article', id);
}

const fileOf = (name: string) => documentPath(root, 'article', name);

describe('documents', () => {
  it('are there again after reopening, of every kind', async () => {
    await library.articles.create(article(id));
    await library.annotations.create(annotations(id, ['annotation']));
    await library.briefings.create(briefing('briefingone'));
    await reopen();
    expect(await library.articles.get(id)).toEqual(article(id));
    expect(await library.annotations.get(id)).toEqual(annotations(id, ['annotation']));
    expect(await library.briefings.get('briefingone')).toEqual(briefing('briefingone'));
  });

  it('that do not exist are null, of revision 0', async () => {
    expect(await library.articles.get('nosuchthing')).toBeNull();
    expect(await library.articles.revision('nosuchthing')).toBe(0);
  });

  it('are never looked for outside the library', async () => {
    writeFileSync(join(root, '..', 'outside.json'), readFileSync(join(root, 'library.json')));
    expect(await library.articles.get('../../outside')).toBeNull();
    await expect(library.articles.remove('../../outside')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('count their revisions from 1, each made from the one before', async () => {
    await library.articles.create(article(id));
    expect(await library.articles.revision(id)).toBe(1);
    const { revision } = await library.articles.replace(id, (current) => ({ ...current, title: 'New' }));
    expect(revision).toBe(2);
    expect(JSON.parse(readFileSync(fileOf(id), 'utf8'))).toMatchObject({ revision: 2, parent: 1 });
  });

  it('can be read by their owner only', async () => {
    await library.articles.create(article(id));
    const modes = [fileOf(id), join(fileOf(id), '..'), root].map((path) => (statSync(path).mode & 0o777).toString(8));
    expect(modes).toEqual(['600', '700', '700']);
  });

  it('cannot be created twice', async () => {
    await library.articles.create(article(id));
    await expect(library.articles.create(article(id))).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('cannot be altered by whoever got them', async () => {
    await library.articles.create(article(id));
    const got = await library.articles.get(id);
    expect(() => got?.tags.push('new')).toThrow(TypeError);
  });
});

describe('replace', () => {
  beforeEach(() => library.articles.create(article(id)));

  it('loses none of many racing changes', async () => {
    const tags = Array.from({ length: 50 }, (_, index) => `tag${index}`);
    await Promise.all(
      tags.map((tag) => library.articles.replace(id, (current) => ({ ...current, tags: [...current.tags, tag] }))),
    );
    await reopen();
    expect((await library.articles.get(id))?.tags).toEqual(tags);
    expect(await library.articles.revision(id)).toBe(51);
  });

  it('is seen by a read asked for after it, though not awaited', async () => {
    const saving = library.articles.replace(id, (current) => ({ ...current, title: 'New' }));
    expect((await library.articles.get(id))?.title).toBe('New');
    await saving;
  });

  it('refuses what does not fit the schema and keeps the old value', async () => {
    const saving = library.articles.replace(id, (current) => ({ ...current, title: 'a\nb' }));
    await expect(saving).rejects.toMatchObject({ code: 'bad-request' });
    expect(await library.articles.get(id)).toEqual(article(id));
  });

  it('refuses another id', async () => {
    const saving = library.articles.replace(id, (current) => ({ ...current, id: 'otherother' }));
    await expect(saving).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('passes on what its function throws and stays usable', async () => {
    const saving = library.articles.replace(id, () => {
      throw new RangeError('mine');
    });
    await expect(saving).rejects.toThrow(RangeError);
    expect((await library.articles.replace(id, (current) => current)).revision).toBe(2);
  });

  it('says so when there is no such document', async () => {
    const saving = library.articles.replace('nosuchthing', (current) => current);
    await expect(saving).rejects.toMatchObject({ code: 'not-found' });
  });

  it('starts from what another program has put there meanwhile', async () => {
    await library.articles.get(id);
    copyFileSync(await fileFromElsewhere({ publisher: 'Their Gazette' }), fileOf(id));
    const { document } = await library.articles.replace(id, (current) => ({ ...current, title: 'Mine' }));
    expect(document).toMatchObject({ title: 'Mine', publisher: 'Their Gazette' });
  });

  it("notices another program's file even when its time and size are those of ours", async () => {
    const theirs = await fileFromElsewhere({ title: 'Talks retire' });
    for (const path of [theirs, fileOf(id)]) utimesSync(path, 1_700_000_000, 1_700_000_000);
    expect((await library.articles.get(id))?.title).toBe('Talks resume');
    renameSync(theirs, fileOf(id));
    expect((await library.articles.get(id))?.title).toBe('Talks retire');
  });
});

describe('remove and restore', () => {
  beforeEach(() => library.articles.create(article(id)));

  it('moves the file into the bin and back, over a restart', async () => {
    await library.articles.remove(id);
    expect([existsSync(fileOf(id)), library.bin.has('article', id)]).toEqual([false, true]);
    await reopen();
    expect([await library.articles.get(id), library.catalogue.article(id)]).toEqual([null, null]);
    await library.articles.restore(id);
    await reopen();
    expect(await library.articles.get(id)).toEqual(article(id));
    expect(library.catalogue.article(id)?.revision).toBe(1);
  });

  it('keeps the id of a removed document taken', async () => {
    await library.articles.remove(id);
    await expect(library.articles.create(article(id))).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('says so when there is nothing to remove or restore', async () => {
    await expect(library.articles.remove('nosuchthing')).rejects.toMatchObject({ code: 'not-found' });
    await expect(library.articles.restore(id)).rejects.toMatchObject({ code: 'bad-request' });
    await expect(library.articles.restore('nosuchthing')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('many documents', () => {
  it('do not lose a change when more are in use than stay in memory', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => `article${index}`);
    await Promise.all(ids.map((each) => library.articles.create(article(each))));
    await Promise.all(
      ids.flatMap((each) =>
        ['one', 'two'].map((tag) =>
          library.articles.replace(each, (current) => ({ ...current, tags: [...current.tags, tag] })),
        ),
      ),
    );
    const found = await Promise.all(ids.map(async (each) => (await library.articles.get(each))?.tags));
    expect(found).toEqual(ids.map(() => ['one', 'two']));
  });
});
