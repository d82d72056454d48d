import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { article } from '../builders.ts';
import { newRoot } from '../new-root.ts';

const ids = ['firstfirst', 'secondseco', 'thirdthird'];
let root: string;
let library: Library;

beforeEach(async () => {
  root = newRoot();
  library = await openLibrary(root);
  for (const id of ids) await library.articles.create(article(id));
  await library.close();
});

afterEach(() => library.close());

const pathOf = (id: string) => documentPath(root, 'article', id);
const logPath = () => join(root, 'catalogue', 'log.ndjson');
const titles = () => library.catalogue.articles().map(({ title }) => title);
const openEarly = async () => {
  library = await openLibrary(root, { mostCompared: 0 });
};

/** As a kill leaves the log: without its end, and perhaps without what was saved last. */
function forgetLines(count: number): void {
  const lines = readFileSync(logPath(), 'utf8').split('\n');
  writeFileSync(logPath(), `${lines.slice(0, -1 - count).join('\n')}\n`);
}

describe('a library that is opened before its files are compared', () => {
  it('knows at once what its catalogue knows', async () => {
    await openEarly();
    expect([library.catalogue.count('article'), await library.articles.get('firstfirst')]).toEqual([
      3,
      article('firstfirst'),
    ]);
  });

  it('finds what a killed session had saved and not logged', async () => {
    forgetLines(2);
    await openEarly();
    expect(library.catalogue.count('article')).toBe(2);
    await vi.waitFor(() => expect(library.catalogue.count('article')).toBe(3), 5000);
  });

  it('tells of what follows as a change', async () => {
    forgetLines(2);
    await openEarly();
    const heard: string[] = [];
    library.onChange((_, id) => heard.push(id));
    await vi.waitFor(() => expect(heard).toEqual(['thirdthird']), 5000);
  });

  it('keeps what is saved meanwhile, after a kill and in the next session', async () => {
    forgetLines(2);
    await openEarly();
    await library.articles.replace('firstfirst', (current) => ({ ...current, title: 'Saved meanwhile' }));
    await vi.waitFor(() => expect(library.catalogue.count('article')).toBe(3), 5000);
    await vi.waitFor(() => expect(readFileSync(logPath(), 'utf8')).toMatch(/"opened"[^\n]*\n$/), 5000);
    await library.close();
    library = await openLibrary(root);
    expect(titles()).toContain('Saved meanwhile');
  });

  it('is compared with all files again when it was closed before that was done', async () => {
    forgetLines(2);
    await openEarly();
    await library.close();
    library = await openLibrary(root);
    expect(library.catalogue.count('article')).toBe(3);
  });

  it('finds a document gone that was in step when last closed', async () => {
    rmSync(pathOf('secondseco'));
    await openEarly();
    await vi.waitFor(() => expect(library.incidents.map(({ id }) => id)).toEqual(['secondseco']), 5000);
  });

  it('finds a file that came meanwhile', async () => {
    const elsewhere = newRoot();
    const other = await openLibrary(elsewhere);
    await other.articles.create(article('firstfirst', { title: 'From elsewhere' }));
    await other.close();
    copyFileSync(documentPath(elsewhere, 'article', 'firstfirst'), pathOf('firstfirst'));
    await openEarly();
    await vi.waitFor(() => expect(titles()).toContain('From elsewhere'), 5000);
  });

  it('removes what killed writes left', async () => {
    const leftover = join(dirname(pathOf('firstfirst')), '.01234567-89ab-cdef-0123-456789abcdef.tmp');
    writeFileSync(leftover, '');
    await openEarly();
    await vi.waitFor(() => expect(() => readFileSync(leftover)).toThrow('ENOENT'), 5000);
  });
});
