import { cpSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { keepChanged } from '../../../../electron/backup/keep-changed.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { article } from '../builders.ts';
import { breakableDisk, diskDyingAfter } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

const id = 'k3f9a2m7qx';
let root: string;
let second: string;
let backups: string;
let known: string;

const open = async (folder: string, disk?: ReturnType<typeof breakableDisk>['disk']): Promise<Library> => {
  const library = await openLibrary(folder, { backups: [backups], ...(disk === undefined ? {} : { disk }) });
  onTestFinished(() => library.close());
  return library;
};
const idOf = async (folder: string): Promise<string> => {
  const library = await open(folder);
  await library.close();
  return library.id;
};
const backUp = (library: Library) =>
  keepChanged(library, [{ place: 'default', path: backups }], [{ kind: 'article', id }], console.error);
const rootInBackup = () => JSON.parse(readFileSync(join(backups, known, 'library.json'), 'utf8')).root;

/** A library that was backed up. */
beforeEach(async () => {
  root = newRoot();
  second = join(dirname(root), 'second');
  backups = join(dirname(root), 'backups');
  const library = await open(root);
  known = library.id;
  await library.articles.create(article(id));
  await backUp(library);
  await library.close();
});

describe('a folder that was copied from a library', () => {
  beforeEach(() => cpSync(root, second, { recursive: true, preserveTimestamps: true }));

  it('is another library of its own name, for good and with all documents; the first stays what it was', async () => {
    const library = await open(second);
    expect([library.id === known, library.name, library.incidents]).toEqual([false, 'second', []]);
    expect(await library.articles.get(id)).toEqual(article(id));
    await backUp(library);
    await library.close();
    expect([await idOf(second), await idOf(root), rootInBackup()]).toEqual([library.id, known, root]);
  });

  it('opens as what it was while the disk is full', async () => {
    const { disk, broken } = breakableDisk();
    broken.set('write', 'ENOSPC');
    expect((await open(second, disk)).id).toBe(known);
  });

  it('gets one new id and no incident, whenever the process dies meanwhile', async () => {
    for (let calls = 0, finished = false; !finished; calls++) {
      const folder = `${second}-${calls}`;
      cpSync(root, folder, { recursive: true });
      const { disk, died } = diskDyingAfter(calls);
      const dying = await open(folder, disk).catch(() => null);
      finished = !died();
      await dying?.close().catch(() => undefined);
      const [library, again] = [await open(folder), dying?.id ?? known];
      expect([library.id === known, library.incidents]).toEqual([false, []]);
      if (again !== known) expect(library.id).toBe(again);
      await library.close();
    }
  }, 60_000);
});

describe('a folder that is no copy', () => {
  it('keeps its id when it was moved, and the backup names the new place', async () => {
    renameSync(root, second);
    const library = await open(second);
    await backUp(library);
    expect([library.id, rootInBackup()]).toEqual([known, second]);
  });

  it('keeps its id when it is opened through a link', async () => {
    symlinkSync(root, second);
    expect(await idOf(second)).toBe(known);
  });

  it('keeps its id when another library stands where it was before', async () => {
    renameSync(root, second);
    await (await openLibrary(root)).close();
    expect(await idOf(second)).toBe(known);
  });

  it('keeps its id, whatever a backup says that can’t be understood', async () => {
    writeFileSync(join(backups, known, 'library.json'), '{');
    expect(await idOf(root)).toBe(known);
  });
});
