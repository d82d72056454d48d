import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Keeper } from '../../../electron/backup/keeper.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { article, briefing } from '../store/builders.ts';
import { type KeptLibrary, keptLibrary, revisionsIn } from './keeper-desk.ts';

const id = 'k3f9a2m7qx';
const year = 365 * 86_400_000;
let desk: KeptLibrary;
let keeper: Keeper;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-24T12:00:00.000Z');
  desk = await keptLibrary();
  keeper = desk.keep({ now: () => now });
  await desk.library.briefings.create(briefing(id));
  await keeper.drain();
});

/** Saves and copies `count` more versions, a second apart. */
async function save(count: number): Promise<void> {
  for (let times = 0; times < count; times++) {
    now = new Date(now.getTime() + 1000);
    await desk.library.briefings.replace(id, (current) => ({ ...current, body: `At ${now.toISOString()}` }));
    await keeper.drain();
  }
}

const copies = () => revisionsIn(desk.copies, 'briefing', id);
const history = () => revisionsIn(desk.library.history, 'briefing', id);
const from = (highest: number, lowest: number) =>
  Array.from({ length: highest - lowest + 1 }, (_, index) => highest - index);

async function damageAnother(): Promise<void> {
  await desk.library.articles.create(article('otherother'));
  await writeFile(documentPath(desk.library.root, 'article', 'otherother'), 'torn');
  await expect(desk.library.articles.get('otherother')).rejects.toMatchObject({ code: 'damaged' });
}

describe('Thinning', () => {
  it('leaves the newest 20 in a backup and all of the last hour in the history', async () => {
    await save(23);
    expect(await copies()).toEqual(from(24, 5));
    expect(await history()).toEqual(from(24, 1));
    expect((await keeper.status()).places).toMatchObject([{ documents: 1 }]);
  });

  it('spares the newest 20 when the clock jumps ten years, forth and back', async () => {
    await save(19);
    now = new Date(now.getTime() + 10 * year);
    await save(1);
    expect((await history()).slice(0, 20)).toEqual(from(21, 2));
    now = new Date(now.getTime() - 20 * year);
    await save(1);
    expect((await history()).slice(0, 20)).toEqual(from(22, 3));
    expect((await copies()).slice(0, 20)).toEqual(from(22, 3));
  });

  it('spares what a person named', async () => {
    const [first] = await desk.library.history.list('briefing', id);
    await desk.library.history.setName('briefing', id, first?.key ?? '', 'As sent');
    await save(22);
    now = new Date(now.getTime() + year);
    await save(1);
    expect(await history()).toEqual([...from(24, 5), 1]);
  });

  it('gives up nothing while it can’t be told what was named', async () => {
    const [first] = await desk.library.history.list('briefing', id);
    await writeFile(join(dirname(first?.path ?? ''), `${id}.names.json`), 'torn');
    await save(22);
    now = new Date(now.getTime() + year);
    await save(1);
    expect(await history()).toEqual(from(24, 1));
  });

  it('gives up nothing while damage is flagged, and says so', async () => {
    await damageAnother();
    await save(22);
    expect(await copies()).toEqual(from(23, 1));
    expect((await keeper.status()).held).toContain('no old copy is given up');
    for (const { key } of desk.library.incidents) await desk.library.dismiss(key);
    expect((await keeper.status()).held).toBeNull();
    await save(1);
    expect(await copies()).toEqual(from(24, 5));
  });

  it('gives up nothing before the newest copy has been read back sound', async () => {
    await save(1);
    const [newest] = await desk.copies.list('briefing', id);
    const planted = `${id}.99.0123456789ab.20261124T130000000Z.json`;
    await writeFile(join(dirname(newest?.path ?? ''), planted), 'not a document');
    await save(22);
    expect(await copies()).toEqual([99, ...from(24, 1)]);
  });
});
