import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { realDisk } from '../../../electron/store/disk/disk.ts';
import { seal } from '../../../electron/store/documents/envelope.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { annotations, article, briefing } from '../store/builders.ts';
import { type KeptLibrary, keptLibrary, revisionsIn } from './keeper-desk.ts';

const id = 'k3f9a2m7qx';
let desk: KeptLibrary;

/** Called source0x, source1x …, written without waiting for the device. */
async function plantArticles(root: string, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const body = article(`source${index}x`);
    const path = documentPath(root, 'article', body.id);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, seal('article', body.id, { revision: 1, parent: 0, body }));
  }
}

beforeEach(async () => {
  desk = await keptLibrary();
});

const write = (body: string) => desk.library.briefings.replace(id, (current) => ({ ...current, body }));

describe('A keeper', () => {
  it('keeps what was saved in the history and in the place', async () => {
    const keeper = desk.keep();
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    expect(await revisionsIn(desk.library.history, 'briefing', id)).toEqual([1]);
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([1]);
  });

  it('keeps no history of sources, only copies', async () => {
    const keeper = desk.keep();
    await desk.library.articles.create(article(id));
    await desk.library.annotations.create(annotations(id, ['note12345x']));
    await keeper.drain();
    expect(await revisionsIn(desk.library.history, 'article', id)).toEqual([]);
    expect(await revisionsIn(desk.library.history, 'annotations', id)).toEqual([1]);
    expect(await revisionsIn(desk.copies, 'article', id)).toEqual([1]);
    expect(await revisionsIn(desk.copies, 'annotations', id)).toEqual([1]);
  });

  it('copies the file as it is', async () => {
    const keeper = desk.keep();
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    const [version] = await desk.copies.list('briefing', id);
    expect(await readFile(version?.path ?? '')).toEqual(
      await readFile(documentPath(desk.library.root, 'briefing', id)),
    );
  });

  it('waits for a pause: of many saves in a row it keeps the last', async () => {
    const keeper = desk.keep();
    await keeper.drain();
    await desk.library.briefings.create(briefing(id));
    for (const body of ['a', 'b', 'c']) await write(body);
    await keeper.drain();
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([4]);
  });

  it('keeps the state before the first change of a session', async () => {
    await desk.library.briefings.create(briefing(id));
    const keeper = desk.keep();
    await keeper.drain();
    await write('changed');
    await keeper.drain();
    expect(await revisionsIn(desk.library.history, 'briefing', id)).toEqual([2, 1]);
  });

  it('copies by itself once a document is at rest', async () => {
    desk.keep({ quiet: 1 });
    await desk.library.briefings.create(briefing(id));
    await vi.waitFor(async () => expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([1]));
  });

  it('tells whose copies they are', async () => {
    await desk.keep().drain();
    const { id: library, name, root } = desk.library;
    const file = join(desk.place.path, library, 'library.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ schema: 1, id: library, name, root });
  });
});

describe('What was missed', () => {
  it('while no keeper ran is caught up with', async () => {
    await desk.keep().drain();
    await desk.library.briefings.create(briefing(id));
    await desk.library.annotations.create(annotations('otherother', []));
    await desk.keep().drain();
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([1]);
    expect(await revisionsIn(desk.copies, 'annotations', 'otherother')).toEqual([1]);
  });

  it('because the keeper ended before its pause is caught up with', async () => {
    const first = desk.keep();
    await desk.library.briefings.create(briefing(id));
    await first.drain();
    await write('not copied');
    await first.close();
    await desk.keep().drain();
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([2, 1]);
  });

  it('by a fresh place is caught up with, and a place that is given up keeps what it has', async () => {
    const other = { place: 'chosen', path: dirname(desk.library.root) } as const;
    const keeper = desk.keep();
    await desk.library.briefings.create(briefing(id));
    keeper.setPlaces([desk.place, other]);
    await keeper.drain();
    keeper.setPlaces([other]);
    await write('only in the other');
    await keeper.drain();
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([1]);
    expect((await keeper.status()).places).toMatchObject([{ place: 'chosen', documents: 1 }]);
  });

  it('is told from what is there already, among a thousand documents', async () => {
    desk = await keptLibrary((root) => plantArticles(root, 1000));
    // What the device does is not the question here.
    const disk = { ...realDisk, flush: async () => {} };
    const keeper = desk.keep({ disk });
    await keeper.drain();
    expect(await keeper.status()).toMatchObject({ places: [{ documents: 1000, problem: null }], pending: 0 });
    await keeper.close();
    await desk.library.articles.replace('source7x', (current) => ({ ...current, title: 'New' }));
    const before = await desk.copies.newest('article');
    await desk.keep().drain();
    const after = await desk.copies.newest('article');
    expect(
      [...after].filter(([each, { revision }]) => before.get(each)?.revision !== revision).map(([each]) => each),
    ).toEqual(['source7x']);
  }, 60_000);

  it('by a killed write is tidied away', async () => {
    const keeper = desk.keep();
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    const [version] = await desk.copies.list('briefing', id);
    const leftover = join(dirname(version?.path ?? ''), '.0b0e7a1c-7a5e-4c5e-9c43-2a1c0d9e8f70.tmp');
    await writeFile(leftover, 'half');
    await desk.keep().drain();
    await expect(readFile(leftover)).rejects.toThrow('ENOENT');
  });
});

describe('A removed document', () => {
  it('is marked, after its last revision was copied', async () => {
    const keeper = desk.keep();
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    await write('last words');
    await desk.library.briefings.remove(id);
    await keeper.drain();
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([-2, 2, 1]);
    expect(await revisionsIn(desk.library.history, 'briefing', id)).toEqual([-2, 2, 1]);
  });

  it('is marked when no keeper saw it go', async () => {
    const keeper = desk.keep();
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    await keeper.close();
    await desk.library.briefings.remove(id);
    await desk.keep().drain();
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([-1, 1]);
  });

  it('loses its mark when it is put back', async () => {
    const keeper = desk.keep();
    await desk.library.briefings.create(briefing(id));
    await desk.library.briefings.remove(id);
    await keeper.drain();
    await desk.library.briefings.restore(id);
    await keeper.drain();
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([1]);
  });
});

describe('status', () => {
  it('counts documents, bytes and what waits, and tells when the last copy was made', async () => {
    const at = new Date('2026-11-24T09:00:00.000Z');
    const keeper = desk.keep({ now: () => at });
    await keeper.drain();
    await desk.library.briefings.create(briefing(id));
    await vi.waitFor(async () => expect(await keeper.status()).toMatchObject({ pending: 1 }));
    await keeper.drain();
    const [version] = await desk.copies.list('briefing', id);
    expect(await keeper.status()).toEqual({
      places: [
        {
          place: 'default',
          name: 'Backups',
          problem: null,
          lastAt: at.toISOString(),
          documents: 1,
          bytes: version?.bytes,
        },
      ],
      pending: 0,
      held: null,
    });
  });

  it('is the same after a restart', async () => {
    const first = desk.keep();
    await desk.library.briefings.create(briefing(id));
    await first.drain();
    const second = desk.keep();
    await second.drain();
    expect(await second.status()).toEqual(await first.status());
  });

  it('is announced when it has changed', async () => {
    const keeper = desk.keep();
    const heard = vi.fn();
    keeper.onChange(heard);
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  });
});
