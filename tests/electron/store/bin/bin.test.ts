import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { annotations, article, briefing } from '../builders.ts';
import { keepCopy } from '../kept-copies.ts';
import { newRoot } from '../new-root.ts';

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
const agesPath = (): string => join(root, 'bin', 'ages.json');
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
      { kind: 'briefing', id: 'briefingone', removedAt, daysLeft: 30 },
      { kind: 'article', id, removedAt, daysLeft: 30 },
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

  it('erases what has been there for 30 counted days, and frees its id', async () => {
    await lookIn(0);
    await lookIn(29);
    expect(library.bin.has('article', id)).toBe(true);
    await lookIn(31);
    expect([inBin(), await library.bin.list()]).toEqual([[], []]);
    await library.articles.create(article(id));
  });

  it('counts from look to look, in one session as well', async () => {
    for (const days of [0, 10, 20]) await library.bin.expire(inDays(days));
    expect((await library.bin.list()).map(({ daysLeft }) => daysLeft)).toEqual([10, 10]);
    await library.bin.expire(inDays(31));
    expect(await library.bin.list()).toEqual([]);
  });

  it('writes nothing where nothing was removed', async () => {
    await library.articles.restore(id);
    await library.annotations.restore(id);
    await lookIn(0);
    expect(existsSync(agesPath())).toBe(false);
  });

  it('erases nothing for clocks that were ten years ahead or behind', async () => {
    for (const days of [-3650, 0, 3650, 1, -3650, 2]) await lookIn(days);
    expect(inBin()).toHaveLength(1);
    expect((await library.bin.list())[0]?.daysLeft).toBe(25);
  });

  it('erases nothing while the library has damage that was not dismissed', async () => {
    await library.briefings.create(briefing('briefingone'));
    await lookIn(0);
    truncateSync(documentPath(root, 'briefing', 'briefingone'), 20);
    await lookIn(33);
    expect(library.bin.has('article', id)).toBe(true);
    for (const { key } of library.incidents) await library.dismiss(key);
    await lookIn(33);
    expect(library.bin.has('article', id)).toBe(false);
  });

  it('begins anew where the ages cannot be trusted', async () => {
    await lookIn(0);
    writeFileSync(agesPath(), readFileSync(agesPath(), 'utf8').replace('"lookedAt":"2', '"lookedAt":"1'));
    await lookIn(33);
    expect((await library.bin.list()).map(({ daysLeft }) => daysLeft)).toEqual([30, 30]);
  });

  it('leaves what was restored', async () => {
    await lookIn(0);
    await library.articles.restore(id);
    await lookIn(33);
    expect(await library.articles.get(id)).toEqual(article(id));
  });

  it('keeps what was erased from coming back out of a backup, when the catalogue is lost', async () => {
    const backups = join(dirname(root), 'backups');
    await library.articles.restore(id);
    // A backup that was out of reach when the source was removed for good.
    await keepCopy(library, 'article', id, backups);
    await library.articles.remove(id);
    await lookIn(0);
    await lookIn(31);
    await library.close();
    rmSync(join(root, 'catalogue'), { recursive: true });
    library = await openLibrary(root, { backups: [backups] });
    expect([await library.articles.get(id), library.incidents]).toEqual([null, []]);
  });

  it('marks nothing as removed that is there again', async () => {
    await library.briefings.create(briefing('briefingone'));
    await library.briefings.remove('briefingone');
    await lookIn(0);
    await library.briefings.restore('briefingone');
    await library.briefings.remove('briefingone');
    const [name = ''] = readdirSync(join(root, 'bin', 'briefings'));
    await library.briefings.restore('briefingone');
    cpSync(documentPath(root, 'briefing', 'briefingone'), join(root, 'bin', 'briefings', name));
    await lookIn(1);
    await lookIn(32);
    expect(readdirSync(join(root, 'bin', 'briefings'))).toEqual([]);
    expect(await library.history.list('briefing', 'briefingone')).toEqual([]);
  });
});
