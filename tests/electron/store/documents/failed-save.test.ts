import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { article } from '../builders.ts';
import { breakableDisk, type DiskCall, diskThat } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

const id = 'k3f9a2m7qx';
const calls: DiskCall[] = ['open', 'write', 'flush', 'stat', 'close', 'rename'];
let root: string;
let library: Library;

afterEach(() => library.close());

describe.each(calls)('a save whose %s fails', (call) => {
  let broken: Map<DiskCall, string>;

  beforeEach(async () => {
    root = newRoot();
    const breakable = breakableDisk();
    broken = breakable.broken;
    library = await openLibrary(root, { disk: breakable.disk });
    await library.articles.create(article(id));
    broken.set(call, 'ENOSPC');
  });

  const rename = (title: string) => library.articles.replace(id, (current) => ({ ...current, title }));

  it('says why, and the old value stays in memory and catalogue', async () => {
    await expect(rename('New')).rejects.toMatchObject({ code: 'disk-full' });
    expect(await library.articles.get(id)).toEqual(article(id));
    expect(library.catalogue.article(id)?.title).toBe('Talks resume');
  });

  it('leaves the old value on disk', async () => {
    await expect(rename('New')).rejects.toThrow();
    broken.clear();
    await library.close();
    library = await openLibrary(root);
    expect(await library.articles.get(id)).toEqual(article(id));
  });

  it('succeeds when tried again on a mended disk', async () => {
    await expect(rename('New')).rejects.toThrow();
    broken.clear();
    expect(await rename('New')).toMatchObject({ revision: 2, document: { title: 'New' } });
  });

  it('creates nothing', async () => {
    await expect(library.articles.create(article('otherother'))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await library.articles.get('otherother')).toBeNull();
    broken.clear();
    await library.articles.create(article('otherother'));
  });
});

describe('when only the last flush of a save fails', () => {
  it('puts the old file back, for the save was not acknowledged', async () => {
    root = newRoot();
    let flushesLeft = Number.POSITIVE_INFINITY;
    library = await openLibrary(root, {
      disk: diskThat((call) => (call === 'flush' && --flushesLeft === 0 ? 'EIO' : null)),
    });
    await library.articles.create(article(id));
    flushesLeft = 2;
    const saving = library.articles.replace(id, (current) => ({ ...current, title: 'New' }));
    await expect(saving).rejects.toMatchObject({ code: 'io-error' });
    await library.close();
    library = await openLibrary(root);
    expect(await library.articles.get(id)).toEqual(article(id));
  });
});

describe('when a folder cannot be flushed', () => {
  it('a removal is undone', async () => {
    root = newRoot();
    const { disk, broken } = breakableDisk();
    library = await openLibrary(root, { disk });
    await library.articles.create(article(id));
    broken.set('flush', 'EIO');
    await expect(library.articles.remove(id)).rejects.toMatchObject({ code: 'io-error' });
    expect([existsSync(documentPath(root, 'article', id)), library.bin.has('article', id)]).toEqual([true, false]);
    expect(await library.articles.get(id)).toEqual(article(id));
    expect(library.catalogue.article(id)).not.toBeNull();
  });
});

describe("when the catalogue's log cannot be written", () => {
  it('a save succeeds all the same and is in the catalogue after reopening', async () => {
    root = newRoot();
    let logging = true;
    library = await openLibrary(root, {
      disk: diskThat((call) => (call === 'append' && !logging ? 'ENOSPC' : null)),
    });
    await library.articles.create(article(id));
    logging = false;
    await library.articles.replace(id, (current) => ({ ...current, title: 'New' }));
    logging = true;
    await library.close();
    library = await openLibrary(root);
    expect(library.catalogue.article(id)).toMatchObject({ title: 'New', revision: 2 });
  });
});
