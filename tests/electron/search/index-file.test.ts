import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeIndexFile, openIndexFile } from '../../../electron/search/index/index-file.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { findIn, libraryOf, manyArticles, searchIn } from './search-library.ts';

/** A library of 60 sources with its index, which is closed. */
async function indexedLibrary(): Promise<{ library: Library; folder: string; file: string }> {
  const library = await libraryOf({ articles: manyArticles(60) });
  await searchIn(library, 'common');
  const folder = join(library.root, 'search');
  return { library, folder, file: join(folder, 'index.db') };
}

/** As a kill leaves it: nothing tells that the file was changed since. */
function breakSeal(folder: string): void {
  truncateSync(join(folder, 'closed'), 0);
  writeFileSync(join(folder, 'closed'), sealOf(join(folder, 'index.db')));
}

function sealOf(file: string): string {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}

const sound = { total: 60, complete: true };

describe('an index file', () => {
  it.each([
    ['cut off in its middle', (file: string) => truncateSync(file, statSync(file).size >> 1)],
    ['cut off in its head', (file: string) => truncateSync(file, 50)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['rubbish', (file: string) => writeFileSync(file, 'rubbish '.repeat(20_000))],
    ['rubbish behind its head', (file: string) => overwrite(file, 100)],
    ['rubbish in its middle', (file: string) => overwrite(file, 40_000)],
  ])('that is %s is made anew', async (_, damage) => {
    const { library, folder, file } = await indexedLibrary();
    damage(file);
    expect(await searchIn(library, 'common')).toMatchObject(sound);
    damage(file);
    breakSeal(folder);
    expect(await searchIn(library, 'common')).toMatchObject(sound);
    expect(await findIn(library, 'word031')).toEqual(['source0031']);
  });

  it('of another version is made anew', async () => {
    const { library, folder } = await indexedLibrary();
    const connection = openIndexFile(folder);
    connection.exec("UPDATE meta SET value = '0'; DELETE FROM article");
    closeIndexFile(folder, connection);
    expect(await searchIn(library, 'common')).toMatchObject(sound);
  });

  it('is used again when nothing happened to it', async () => {
    const { library, file } = await indexedLibrary();
    const { ino } = statSync(file);
    expect(await searchIn(library, 'common')).toMatchObject(sound);
    expect(statSync(file).ino).toBe(ino);
  });

  it('is brought in step with what was done to the files in between', async () => {
    const { library } = await indexedLibrary();
    await library.articles.replace('source0001', (current) => ({ ...current, body: 'Only lighthouses.' }));
    await library.articles.remove('source0002');
    expect(await findIn(library, 'word001 OR word002 OR lighthouses')).toEqual(['source0001']);
    expect(await searchIn(library, 'common')).toMatchObject({ total: 58, complete: true });
  });

  it('whose lock a killed process left is opened', async () => {
    const { library, folder } = await indexedLibrary();
    cpSync(join(library.root, 'articles'), join(folder, 'index.db.lock'), { recursive: true });
    expect(await searchIn(library, 'common')).toMatchObject(sound);
  });

  it('whose owner is told by rubbish is opened', async () => {
    const { library, folder } = await indexedLibrary();
    writeFileSync(join(folder, 'owner'), '{');
    expect(await searchIn(library, 'common')).toMatchObject(sound);
  });

  it('in whose place there is a folder is made anew', async () => {
    const { library, file } = await indexedLibrary();
    rmSync(file);
    mkdirSync(join(file, 'folder'), { recursive: true });
    expect(await searchIn(library, 'common')).toMatchObject(sound);
  });

  it('is for its owner alone to read', async () => {
    const { folder } = await indexedLibrary();
    expect(statSync(folder).mode & 0o077).toBe(0);
  });
});

describe('a document that can’t be read', () => {
  it('leaves the search incomplete and the others found', async () => {
    const { library } = await indexedLibrary();
    writeFileSync(documentPath(library.root, 'article', 'source0005'), '{"kind":');
    expect(await searchIn(library, 'common')).toMatchObject({ total: 59, complete: false });
  });
});

describe('a library that can’t be changed', () => {
  it('is searched, and nothing is written into it', async () => {
    const { library } = await indexedLibrary();
    const { root } = library;
    await library.close();
    writeFileSync(join(root, 'library.json'), '{"schema":2,"shape":"unknown"}');
    const before = stateOf(root);
    const again = await openLibrary(root);
    onTestFinished(() => again.close());
    expect(again.readOnly).not.toBeNull();
    expect(await searchIn(again, 'common')).toMatchObject(sound);
    expect(stateOf(root)).toEqual(before);
  });

  it('without an index is searched as well', async () => {
    const library = await libraryOf({ articles: manyArticles(5) });
    const { root } = library;
    await library.close();
    writeFileSync(join(root, 'library.json'), '{"schema":2,"shape":"unknown"}');
    const again = await openLibrary(root);
    onTestFinished(() => again.close());
    expect(await findIn(again, 'word003')).toEqual(['source0003']);
    expect(existsSync(join(root, 'search'))).toBe(false);
  });
});

function overwrite(file: string, from: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(30_000, 'rubbish '), 0, 30_000, from);
}

/** The files of the index, with the times at which they were changed. */
function stateOf(root: string): [string, number][] {
  const folder = join(root, 'search');
  return readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
}
