import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { article, briefing } from './builders.ts';
import { diskFailingOnce } from './failing-disk.ts';
import { newRoot } from './new-root.ts';

const id = 'k3f9a2m7qx';

describe('a new library', () => {
  it('is called after its folder and says so in library.json', async () => {
    const root = newRoot();
    const library = await openLibrary(root);
    expect([library.name, library.readOnly, library.incidents]).toEqual([basename(root), null, []]);
    await library.close();
    expect(JSON.parse(readFileSync(join(root, 'library.json'), 'utf8'))).toMatchObject({
      schema: 1,
      name: basename(root),
    });
  });

  it('leaves the folder free when it cannot be made', async () => {
    const root = newRoot();
    await expect(openLibrary(root, { disk: diskFailingOnce('rename', 'ENOSPC') })).rejects.toMatchObject({
      code: 'disk-full',
    });
    await (await openLibrary(root)).close();
  });
});

describe('a file in place of the folder', () => {
  it('is no library, and stays as it is', async () => {
    const root = newRoot();
    writeFileSync(root, 'a note');
    await expect(openLibrary(root)).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('is a file'),
    });
    expect(readFileSync(root, 'utf8')).toBe('a note');
  });
});

describe('onChange', () => {
  it('tells each acknowledged change, and none after leaving', async () => {
    const library = await openLibrary(newRoot());
    const told: string[] = [];
    const leave = library.onChange((kind, each) => told.push(`${kind} ${each}`));
    await library.articles.create(article(id));
    await library.articles.replace(id, (current) => ({ ...current, title: 'New' }));
    await library.briefings.create(briefing('briefingone'));
    await library.articles.remove(id);
    leave();
    await library.articles.restore(id);
    await library.close();
    expect(told).toEqual([`article ${id}`, `article ${id}`, 'briefing briefingone', `article ${id}`]);
  });

  it('tells nothing of a change that failed', async () => {
    const library = await openLibrary(newRoot());
    const told: string[] = [];
    await library.articles.create(article(id));
    library.onChange((kind) => told.push(kind));
    await expect(library.articles.create(article(id))).rejects.toThrow();
    await library.close();
    expect(told).toEqual([]);
  });
});

describe('close', () => {
  it('waits for saves that were asked for', async () => {
    const root = newRoot();
    const library = await openLibrary(root);
    const saving = library.articles.create(article(id));
    await library.close();
    expect(existsSync(documentPath(root, 'article', id))).toBe(true);
    await saving;
  });

  it('may be asked for twice, and ends all use', async () => {
    const library = await openLibrary(newRoot());
    await Promise.all([library.close(), library.close()]);
    await expect(library.articles.get(id)).rejects.toMatchObject({ message: 'The library has been closed.' });
  });
});

describe('verify', () => {
  it('counts the sound documents and finds damage that leaves no other trace', async () => {
    const root = newRoot();
    const library = await openLibrary(root);
    await library.articles.create(article(id));
    await library.briefings.create(briefing('briefingone'));
    expect(await library.verify()).toEqual({ documents: 2, damaged: [], restored: [] });
    truncateSync(documentPath(root, 'article', id), 100);
    expect(await library.verify()).toEqual({
      documents: 1,
      damaged: [
        {
          path: expect.stringMatching(/^set-aside\/articles\.k3f9a2m7qx\.json\./),
          reason: 'its file is cut short or garbled',
        },
      ],
      restored: [],
    });
    await library.close();
  });
});
