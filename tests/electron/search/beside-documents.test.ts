import { cpSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../../electron/store/library.ts';
import { keptLibrary } from '../backup/keeper-desk.ts';
import { findIn, libraryOf, manyArticles, plant } from './search-library.ts';

describe('the index beside the documents', () => {
  it('is nothing that verifying or opening look at', async () => {
    const library = await libraryOf({ articles: manyArticles(3) });
    await findIn(library, 'common');
    expect(await library.verify()).toMatchObject({ documents: 3, damaged: [] });
    await library.close();
    const again = await openLibrary(library.root);
    onTestFinished(() => again.close());
    expect(again.incidents).toEqual([]);
    expect(again.catalogue.articles()).toHaveLength(3);
    expect(readdirSync(join(library.root, 'search'))).toContain('index.db');
  });

  it('is in no backup', async () => {
    const { library, keep, copies } = await keptLibrary(async (root) => plant(root, { articles: manyArticles(3) }));
    await findIn(library, 'common');
    await keep().drain();
    expect(existsSync(join(dirname(library.root), 'Backups', library.id))).toBe(true);
    expect(await copies.list('article', 'source0001')).toHaveLength(1);
    expect(readdirSync(join(dirname(library.root), 'Backups', library.id))).not.toContain('search');
  });

  it('comes along with a copied folder, and each has its own from then on', async () => {
    const library = await libraryOf({ articles: manyArticles(3) });
    await findIn(library, 'common');
    await library.close();
    const root = `${library.root} copy`;
    cpSync(library.root, root, { recursive: true });
    const copy = await openLibrary(root);
    onTestFinished(() => copy.close());
    await copy.articles.replace('source0001', (current) => ({ ...current, body: 'Lighthouses.' }));
    expect(await findIn(copy, 'lighthouses OR word001')).toEqual(['source0001']);
    const original = await openLibrary(library.root);
    onTestFinished(() => original.close());
    expect(await findIn(original, 'lighthouses')).toEqual([]);
    expect(await findIn(original, 'word001')).toEqual(['source0001']);
  });
});
