import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { VersionFolder } from '../../../electron/store/versions/version-folder.ts';
import { annotations, briefing } from '../store/builders.ts';
import { breakableDisk } from '../store/failing-disk.ts';
import { type KeptLibrary, keptLibrary, revisionsIn } from './keeper-desk.ts';

const id = 'k3f9a2m7qx';
const aDay = 86_400_000;
let desk: KeptLibrary;

beforeEach(async () => {
  desk = await keptLibrary();
});

const write = (body: string) => desk.library.briefings.replace(id, (current) => ({ ...current, body }));

describe('A place that is full', () => {
  it('is shown with the reason, and neither saves nor history suffer', async () => {
    const { disk, broken } = breakableDisk();
    const keeper = desk.keep({ disk, retry: aDay });
    await keeper.drain();
    broken.set('write', 'ENOSPC');
    await desk.library.briefings.create(briefing(id));
    expect(await write('still saved')).toMatchObject({ revision: 2 });
    await keeper.drain();
    expect(await keeper.status()).toMatchObject({
      places: [{ problem: 'Not copied: the disk is full.', documents: 0 }],
      pending: 1,
    });
    expect(await revisionsIn(desk.library.history, 'briefing', id)).toEqual([2]);
  });

  it('is tried again by itself, and is up to date once it can be', async () => {
    const { disk, broken } = breakableDisk();
    const keeper = desk.keep({ disk, retry: 1 });
    broken.set('write', 'ENOSPC');
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    broken.clear();
    await vi.waitFor(async () => {
      expect(await keeper.status()).toMatchObject({ places: [{ problem: null, documents: 1 }], pending: 0 });
    });
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([1]);
  });

  it('has a document counted once that waits for two of them, and is being changed', async () => {
    const { disk, broken } = breakableDisk();
    const other = { place: 'chosen', path: dirname(desk.library.root) } as const;
    const keeper = desk.keep({ disk, retry: aDay }, [desk.place, other]);
    await keeper.drain();
    broken.set('write', 'ENOSPC');
    await desk.library.briefings.create(briefing(id));
    await desk.library.briefings.create(briefing('secondone'));
    await keeper.drain();
    await write('changed');
    expect(await keeper.status()).toMatchObject({ pending: 2 });
  });

  it('does not keep the other place from its copies', async () => {
    await writeFile(desk.place.path, 'a file where the folder should be');
    const other = { place: 'chosen', path: dirname(desk.library.root) } as const;
    const keeper = desk.keep({ retry: aDay }, [desk.place, other]);
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    const [first, second] = (await keeper.status()).places;
    expect(first?.problem).toMatch(/^Not copied: /);
    expect(second).toMatchObject({ problem: null, documents: 1 });
  });
});

describe('A chosen folder whose drive is not there', () => {
  const chosen = () => ({ place: 'chosen', path: join(dirname(desk.library.root), 'drive') }) as const;
  const gone = 'Not copied: the folder is not there. Is its drive connected?';

  it('is not made', async () => {
    const keeper = desk.keep({ retry: aDay }, [chosen()]);
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    expect((await keeper.status()).places).toMatchObject([{ place: 'chosen', name: 'drive', problem: gone }]);
    expect(await readdir(dirname(desk.library.root))).toEqual(['library']);
  });

  it('is caught up with when it is there again', async () => {
    const keeper = desk.keep({ retry: aDay }, [chosen()]);
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    await mkdir(chosen().path);
    await keeper.drain();
    expect(await keeper.status()).toMatchObject({ places: [{ problem: null, documents: 1 }], pending: 0 });
  });

  it('is noticed when it goes in between', async () => {
    await mkdir(chosen().path);
    const keeper = desk.keep({ retry: aDay }, [chosen()]);
    await desk.library.briefings.create(briefing(id));
    await keeper.drain();
    await rm(chosen().path, { recursive: true });
    await write('not copied');
    await keeper.drain();
    expect((await keeper.status()).places).toMatchObject([{ problem: gone }]);
    await mkdir(chosen().path);
    await keeper.drain();
    expect(await revisionsIn(new VersionFolder(join(chosen().path, desk.library.id)), 'briefing', id)).toEqual([2]);
  });
});

describe('A document whose file no disk can read', () => {
  it.each([
    ['a link that leads to itself', (path: string) => symlink(path, path)],
    ['a folder', (path: string) => mkdir(path)],
  ])('because it is %s keeps the others not from their copies', async (_, put) => {
    const { library } = desk;
    await library.briefings.create(briefing(id));
    await library.annotations.create(annotations('firstfirst', ['annotone']));
    for (const path of [
      documentPath(library.root, 'briefing', id),
      documentPath(library.root, 'annotations', 'firstfirst'),
    ]) {
      await rm(path);
      await put(path);
    }
    const keeper = desk.keep({ retry: aDay });
    await library.briefings.create(briefing('secondone'));
    await keeper.drain();
    expect(await keeper.status()).toMatchObject({ places: [{ problem: null, documents: 1 }], pending: 0 });
  });
});
