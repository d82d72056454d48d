import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DamagedFile, NewerFile } from '../../../../electron/store/damage/damage.ts';
import { seal } from '../../../../electron/store/documents/envelope.ts';
import { VersionFolder } from '../../../../electron/store/versions/version-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { article, briefing } from '../builders.ts';
import { breakableDisk, diskFailingOnce } from '../failing-disk.ts';

const id = 'k3f9a2m7qx';
const day = (number: number) => new Date(Date.UTC(2026, 10, number, 12));
const bytesOf = (revision: number, body = `# Revision ${revision}\n`) =>
  Buffer.from(seal('briefing', id, { revision, parent: revision - 1, body: briefing(id, { body }) }));

let root: string;
let folder: VersionFolder;

beforeEach(async () => {
  root = join(await temporaryFolder(), 'versions');
  folder = new VersionFolder(root);
});

const keep = (revision: number, at = day(revision)) => folder.keep('briefing', id, bytesOf(revision), at);
const revisions = async () => (await folder.list('briefing', id)).map((version) => version.revision);

describe('VersionFolder', () => {
  it('is empty where there is no folder', async () => {
    expect(await folder.list('briefing', id)).toEqual([]);
    expect(await folder.newest('briefing')).toEqual(new Map());
    expect(await folder.newestSound('briefing', id)).toBeNull();
  });

  it('gives back what was kept, highest revision first', async () => {
    const second = await keep(2);
    const first = await keep(1);
    expect(await folder.list('briefing', id)).toEqual([second, first]);
    const saved = await folder.read({ ...first, kind: 'briefing' });
    expect(saved).toEqual({ revision: 1, parent: 0, body: briefing(id, { body: '# Revision 1\n' }) });
  });

  it('says everything in the file’s name', async () => {
    const version = await keep(7, new Date('2026-11-24T09:08:07.006Z'));
    expect(version.path).toMatch(/briefings\/[0-9a-f]{2}\/k3f9a2m7qx\.7\.[0-9a-f]{12}\.20261124T090807006Z\.json$/);
    expect(version.key).toMatch(/^7-[0-9a-f]{12}$/);
    expect(version).toMatchObject({ at: '2026-11-24T09:08:07.006Z', bytes: bytesOf(7).byteLength, removed: false });
    expect(await readFile(version.path)).toEqual(bytesOf(7));
  });

  it('keeps one version once', async () => {
    const first = await keep(1, day(1));
    expect(await keep(1, day(2))).toEqual(first);
    expect(await folder.list('briefing', id)).toEqual([first]);
  });

  it('keeps one version once when asked twice at the same time', async () => {
    await Promise.all([keep(1, day(1)), keep(1, day(2))]);
    expect(await revisions()).toEqual([1]);
  });

  it('mends a copy that was damaged since', async () => {
    const { path } = await keep(1);
    await writeFile(path, 'torn');
    await keep(1, day(2));
    expect(await readFile(path)).toEqual(bytesOf(1));
  });

  it('keeps two versions of one revision', async () => {
    const ours = await folder.keep('briefing', id, bytesOf(2, 'ours'), day(1));
    const theirs = await folder.keep('briefing', id, bytesOf(2, 'theirs'), day(2));
    expect(await folder.list('briefing', id)).toEqual([theirs, ours]);
  });

  it('writes folders for the person alone and files too', async () => {
    const { path } = await keep(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    expect((await stat(root)).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['cut short', bytesOf(1).subarray(0, 90), DamagedFile],
    ['altered', Buffer.from(bytesOf(1).toString().replace('Revision', 'revision')), DamagedFile],
    ['newer', Buffer.from(bytesOf(1).toString().replace('"schema":1', '"schema":99')), NewerFile],
  ])('refuses to keep what is %s', async (_, bytes, error) => {
    await expect(folder.keep('briefing', id, bytes, day(1))).rejects.toThrow(error);
    expect(await revisions()).toEqual([]);
  });

  it('refuses to read a version whose content is that of another', async () => {
    const [first, second] = [await keep(1), await keep(2)];
    await writeFile(second.path, await readFile(first.path));
    await expect(folder.read({ ...second, kind: 'briefing' })).rejects.toThrow(DamagedFile);
  });

  it('passes over damaged and unreadable copies for the newest sound one', async () => {
    const [first, second, third] = [await keep(1), await keep(2), await keep(3)];
    await writeFile(third.path, '');
    await writeFile(second.path, 'not what was kept');
    await folder.keepRemoval('briefing', id, 3, day(9));
    expect(await folder.newestSound('briefing', id)).toMatchObject({ version: first, saved: { revision: 1 } });
  });

  it('leaves files of other names alone', async () => {
    const version = await keep(1);
    for (const name of ['notes.txt', `${id}.1.zzzzzzzzzzzz.20261124T090807006Z.json`, `${id}.1.removed.2026.json`]) {
      await writeFile(join(dirname(version.path), name), 'x');
    }
    await mkdir(join(root, 'briefings', 'notes'));
    expect(await folder.list('briefing', id)).toEqual([version]);
    expect([...(await folder.newest('briefing')).values()]).toEqual([{ revision: version.revision, removed: false }]);
  });

  it('lists the newest of every document of a kind', async () => {
    await keep(1);
    await keep(2);
    const other = article('otherother');
    await folder.keep(
      'article',
      other.id,
      Buffer.from(seal('article', other.id, { revision: 1, parent: 0, body: other })),
      day(3),
    );
    expect(await folder.newest('briefing')).toEqual(new Map([[id, { revision: 2, removed: false }]]));
    expect([...(await folder.newest('article')).keys()]).toEqual(['otherother']);
  });

  it('removes a version, and again without complaint', async () => {
    const version = await keep(1);
    await folder.remove(version);
    await folder.remove(version);
    expect(await revisions()).toEqual([]);
  });

  it('says why a version could not be kept, and leaves nothing half done', async () => {
    const full = new VersionFolder(root, diskFailingOnce('write', 'ENOSPC'));
    await expect(full.keep('briefing', id, bytesOf(1), day(1))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await revisions()).toEqual([]);
    expect(await full.keep('briefing', id, bytesOf(1), day(1))).toMatchObject({ revision: 1 });
  });
});

describe('A removal mark', () => {
  it('is the newest of its document, whatever the clock said', async () => {
    await keep(2, day(20));
    await folder.keepRemoval('briefing', id, 2, day(1));
    expect((await folder.newest('briefing')).get(id)).toEqual({ removed: true, revision: 2 });
  });

  it('is made once', async () => {
    await keep(2);
    await folder.keepRemoval('briefing', id, 2, day(3));
    await folder.keepRemoval('briefing', id, 2, day(4));
    expect(await revisions()).toEqual([2, 2]);
  });

  it('goes when the document is kept again', async () => {
    const version = await keep(2);
    await folder.keepRemoval('briefing', id, 2, day(3));
    await keep(2, day(4));
    expect(await folder.list('briefing', id)).toEqual([version]);
  });
});

describe('Names of versions', () => {
  it('are kept, changed and taken away', async () => {
    const { key } = await keep(1);
    await folder.setName('briefing', id, key, 'As sent');
    expect(await folder.names('briefing', id)).toEqual(new Map([[key, 'As sent']]));
    await folder.setName('briefing', id, key, null);
    expect(await folder.names('briefing', id)).toEqual(new Map());
  });

  it('are not guessed when their file is damaged, and can be given anew', async () => {
    const { key, path } = await keep(1);
    await folder.setName('briefing', id, key, 'As sent');
    const file = join(dirname(path), `${id}.names.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('As sent', 'As seen'));
    await expect(folder.names('briefing', id)).rejects.toThrow(DamagedFile);
    await folder.setName('briefing', id, key, 'As sent');
    expect(await folder.names('briefing', id)).toEqual(new Map([[key, 'As sent']]));
    expect((await readdir(dirname(path))).filter((name) => name.endsWith('.damaged'))).toHaveLength(1);
  });
});

describe('Leftovers of killed writes', () => {
  it('are removed, and nothing else is', async () => {
    const version = await keep(1);
    await writeFile(join(dirname(version.path), '.0b0e7a1c-7a5e-4c5e-9c43-2a1c0d9e8f70.tmp'), 'half');
    await folder.removeLeftovers('briefing');
    expect(await readdir(dirname(version.path))).toHaveLength(1);
    expect(await folder.list('briefing', id)).toEqual([version]);
  });

  it('are told in our words when the disk refuses', async () => {
    const { disk, broken } = breakableDisk();
    const { path } = await keep(1);
    await writeFile(join(dirname(path), '.0b0e7a1c-7a5e-4c5e-9c43-2a1c0d9e8f70.tmp'), 'half');
    broken.set('unlink', 'EACCES');
    const refusing = new VersionFolder(root, disk);
    await expect(refusing.removeLeftovers('briefing')).rejects.toMatchObject({ code: 'permission-denied' });
  });
});
