import { existsSync, mkdirSync, readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentPath } from '../../../electron/store/layout.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { annotations, article, briefing } from './builders.ts';
import { newRoot } from './new-root.ts';

const id = 'firstfirst';
const day = 86_400_000;
let root: string;
let library: Library;

beforeEach(async () => {
  root = newRoot();
  library = await openLibrary(root);
  await library.articles.create(article(id));
});

afterEach(() => library.close());

async function reopen(): Promise<void> {
  await library.close();
  library = await openLibrary(root);
}

const inBin = (): string[] => readdirSync(join(root, 'bin', 'articles'));
const inDays = (days: number): Date => new Date(Date.now() + days * day);

/** What another session that opens then would do. */
async function lookIn(days: number): Promise<void> {
  await reopen();
  await library.bin.expire(inDays(days));
}

describe('the bin', () => {
  it('holds what was removed, the last first, and reads it', async () => {
    await library.briefings.create(briefing('briefingone'));
    await library.articles.remove(id);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await library.briefings.remove('briefingone');
    const removedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/);
    expect(await library.bin.list()).toEqual([
      { kind: 'briefing', id: 'briefingone', removedAt },
      { kind: 'article', id, removedAt },
    ]);
    expect(await library.bin.read('article', id)).toEqual(article(id));
    expect([library.bin.has('article', id), library.bin.has('briefing', id)]).toEqual([true, false]);
  });

  it('is empty where nothing was ever removed', async () => {
    expect(await library.bin.list()).toEqual([]);
    expect(await library.bin.read('article', id)).toBeNull();
  });

  it('no longer holds what was restored', async () => {
    await library.articles.remove(id);
    await library.articles.restore(id);
    expect([library.bin.has('article', id), await library.bin.list()]).toEqual([false, []]);
  });

  it('keeps both when one of the same id is there already, and gives back the last', async () => {
    await library.articles.remove(id);
    writeFileSync(join(root, 'bin', 'articles', `${id}.20200101T000000000Z.json`), 'older');
    await reopen();
    expect((await library.bin.list()).map((entry) => entry.id)).toEqual([id, id]);
    await library.articles.restore(id);
    await library.articles.remove(id);
    expect(inBin()).toHaveLength(2);
    expect(await library.bin.read('article', id)).toEqual(article(id));
  });

  it('understands names without an instant', async () => {
    mkdirSync(join(root, 'bin', 'articles'), { recursive: true });
    await library.close();
    renameSync(documentPath(root, 'article', id), join(root, 'bin', 'articles', `${id}.json`));
    library = await openLibrary(root);
    const [entry] = await library.bin.list();
    expect(Math.abs(Date.now() - Date.parse(entry?.removedAt ?? ''))).toBeLessThan(day);
    await library.articles.restore(id);
    expect(await library.articles.get(id)).toEqual(article(id));
  });

  it('lists what cannot be read, and passes over files of other names', async () => {
    await library.articles.remove(id);
    const [name = ''] = inBin();
    truncateSync(join(root, 'bin', 'articles', name), 20);
    writeFileSync(join(root, 'bin', 'articles', 'notes.txt'), 'mine');
    expect((await library.bin.list()).map((entry) => entry.id)).toEqual([id]);
    expect(await library.bin.read('article', id)).toBeNull();
  });

  it('does not keep the library shut when it is no folder', async () => {
    await library.close();
    writeFileSync(join(root, 'bin'), 'no folder');
    library = await openLibrary(root);
    expect(await library.articles.get(id)).toEqual(article(id));
    expect(library.bin.has('article', id)).toBe(false);
  });
});

describe('expiry', () => {
  beforeEach(async () => {
    await library.annotations.create(annotations(id, ['annotone']));
    await library.commit([
      { type: 'remove', kind: 'article', id },
      { type: 'remove', kind: 'annotations', id },
    ]);
  });

  it('erases what was seen due by an earlier session at least a day ago, and frees its id', async () => {
    await lookIn(31);
    expect(library.bin.has('article', id)).toBe(true);
    await lookIn(33);
    expect([inBin(), await library.bin.list()]).toEqual([[], []]);
    await library.articles.create(article(id));
  });

  it('erases nothing in the session that saw it due for the first time', async () => {
    await library.bin.expire(inDays(31));
    await library.bin.expire(inDays(40));
    expect(library.bin.has('article', id)).toBe(true);
  });

  it('erases nothing after 29 days', async () => {
    await lookIn(27);
    await lookIn(29);
    expect(inBin()).toHaveLength(1);
    expect(existsSync(join(root, 'bin', 'due.json'))).toBe(false);
  });

  it('erases nothing when a clock that was ten years ahead has been put right', async () => {
    await lookIn(3650);
    await lookIn(1);
    await lookIn(3650);
    expect(inBin()).toHaveLength(1);
  });

  it('erases nothing while the library has damage that was not dismissed', async () => {
    await library.briefings.create(briefing('briefingone'));
    await lookIn(31);
    truncateSync(documentPath(root, 'briefing', 'briefingone'), 20);
    await lookIn(33);
    expect(library.bin.has('article', id)).toBe(true);
    for (const { key } of library.incidents) await library.dismiss(key);
    await lookIn(33);
    expect(library.bin.has('article', id)).toBe(false);
  });

  it('takes marks that were damaged for none', async () => {
    await lookIn(31);
    writeFileSync(join(root, 'bin', 'due.json'), 'no marks');
    await lookIn(33);
    expect(inBin()).toHaveLength(1);
  });

  it('leaves what was restored', async () => {
    await lookIn(31);
    await library.articles.restore(id);
    await lookIn(33);
    expect(await library.articles.get(id)).toEqual(article(id));
  });
});
