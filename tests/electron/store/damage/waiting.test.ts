import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disk } from '../../../../electron/store/disk/disk.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { breakableDisk } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';
import { prepareKeptBriefing } from './kept-briefing.ts';

const id = 'briefingone';
let root: string;
let backups: string;
let path: string;
let library: Library;

const open = async (options: { disk?: Disk } = {}): Promise<Library> => {
  library = await openLibrary(root, { backups: [backups], ...options });
  return library;
};
const write = (body: string) => library.briefings.replace(id, (current) => ({ ...current, body }));
const body = async () => (await library.briefings.get(id))?.body;
const outcomes = () => library.incidents.map(({ outcome }) => outcome);

beforeEach(async () => {
  root = newRoot();
  backups = join(dirname(root), 'backups');
  path = documentPath(root, 'briefing', id);
  library = await prepareKeptBriefing(root, backups, id);
});

afterEach(() => library.close());

describe('a full disk', () => {
  it('leaves the document waiting and the copy as it is; the next look restores it', async () => {
    const { disk, broken } = breakableDisk();
    await open({ disk });
    truncateSync(path, 0);
    mkdirSync(join(root, 'set-aside'));
    broken.set('write', 'ENOSPC');
    await expect(library.briefings.get(id)).rejects.toMatchObject({ code: 'damaged' });
    expect(outcomes()).toEqual(['waiting']);
    broken.clear();
    expect([await body(), outcomes()]).toEqual(['third', ['restored']]);
  });

  it('does not make a document that is gone forgotten', async () => {
    rmSync(path);
    const { disk, broken } = breakableDisk();
    broken.set('write', 'ENOSPC');
    await open({ disk });
    expect(outcomes()).toEqual(['waiting']);
    broken.clear();
    await library.close();
    await open();
    expect(await body()).toBe('third');
  });
});

describe('a file that the disk can’t read, and of which there is no copy', () => {
  it('stays where it is, and the document with it, and is looked at again', async () => {
    const [elsewhere, whole] = [`${path}.elsewhere`, readFileSync(path)];
    rmSync(backups, { recursive: true });
    rmSync(join(root, 'history'), { recursive: true });
    rmSync(path);
    symlinkSync(path, path);
    await open();
    await expect(body()).rejects.toMatchObject({ code: 'damaged' });
    expect([outcomes(), lstatSync(path).isSymbolicLink()]).toEqual([['waiting'], true]);
    rmSync(path);
    writeFileSync(elsewhere, whole);
    renameSync(elsewhere, path);
    expect([await body(), outcomes()]).toEqual(['third', []]);
  });
});

describe('the revision of a document that has to wait', () => {
  beforeEach(() => {
    rmSync(backups, { recursive: true });
    truncateSync(path, 0);
  });

  it('never goes back when its emptied file could not be set aside at first', async () => {
    const { disk, broken } = breakableDisk();
    broken.set('rename', 'EIO');
    await open({ disk });
    await library.close();
    await open();
    expect([await body(), await library.briefings.revision(id)]).toEqual(['second', 4]);
  });

  it('never goes back when its emptied file was set aside and no copy could be put there', async () => {
    mkdirSync(join(root, 'set-aside'));
    const { disk, broken } = breakableDisk();
    broken.set('write', 'ENOSPC');
    await open({ disk });
    await library.close();
    await open();
    expect([await body(), await library.briefings.revision(id)]).toEqual(['second', 4]);
  });

  it('stands, and so does the document, when the file comes back by itself', async () => {
    const { disk, broken } = breakableDisk();
    await open({ disk });
    await library.verify();
    const whole = readFileSync(path);
    rmSync(path);
    broken.set('write', 'ENOSPC');
    await expect(body()).rejects.toMatchObject({ code: 'damaged' });
    await library.close();
    writeFileSync(path, whole);
    await open();
    expect([await body(), await library.briefings.revision(id)]).toEqual(['second', 4]);
    expect(library.incidents.filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
  });
});

describe('a document that the disk did not let be put back', () => {
  it('comes back above the revision that its damaged file told, after a restart as well', async () => {
    await open();
    for (const each of ['fourth', 'fifth', 'sixth']) await write(each);
    await library.close();
    writeFileSync(path, readFileSync(path, 'utf8').replace('sixth', 'sixty'));
    rmSync(join(root, 'catalogue'), { recursive: true });
    const { disk, broken } = breakableDisk();
    broken.set('write', 'ENOSPC');
    await open({ disk });
    await library.close();
    await open();
    expect([await library.briefings.revision(id), await body()]).toEqual([7, 'third']);
  });
});
