import { readdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { restoreFromBackup } from '../../../electron/backup/restore.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { VersionFolder } from '../../../electron/store/versions/version-folder.ts';
import { annotations, article, briefing } from '../store/builders.ts';
import { diskFailingOnce, diskThat } from '../store/failing-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keep } from './kept.ts';

const monday = '2026-11-23T09:00:00.000Z';
const tuesday = '2026-11-24T09:00:00.000Z';
const source = 'aabcdefghi';
const first = 'babcdefghi';
const second = 'bjklmnopqr';

async function newCopies() {
  const folder = await temporaryFolder();
  return { copies: new VersionFolder(join(folder, 'backups', 'labcdefghi')), target: join(folder, 'restored') };
}

async function open(root: string) {
  const library = await openLibrary(root);
  onTestFinished(() => library.close());
  return library;
}

const damage = (path: string) => writeFile(path, 'not a document');

describe('restoreFromBackup', () => {
  it('makes a library of its own with the newest version of each document', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'article', article(source), 4, monday);
    await keep(copies, 'annotations', annotations(source, ['nabcdefghi']), 2, monday);
    await keep(copies, 'briefing', briefing(first), 1, monday);
    await keep(copies, 'briefing', briefing(first, { title: 'Newest' }), 2, tuesday);
    const restored = await restoreFromBackup(copies, 'newest', target, 'My desk restored');
    expect(restored).toEqual({ article: 1, annotations: 1, briefing: 1, older: 0, failed: 0 });
    const library = await open(target);
    expect(library.name).toBe('My desk restored');
    expect((await library.briefings.get(first))?.title).toBe('Newest');
    expect(await library.articles.revision(source)).toBe(4);
    expect((await library.annotations.get(source))?.annotations).toHaveLength(1);
  });

  it('gives each restored library another id', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'briefing', briefing(first), 1, monday);
    const idOf = async (root: string) => JSON.parse(await readFile(join(root, 'library.json'), 'utf8')).id;
    await restoreFromBackup(copies, 'newest', `${target} 1`, 'One');
    await restoreFromBackup(copies, 'newest', `${target} 2`, 'Two');
    expect(await idOf(`${target} 1`)).not.toBe(await idOf(`${target} 2`));
  });

  it('goes back to the end of a day, before what was changed, added and removed since', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'briefing', briefing(first, { title: 'Monday' }), 1, monday);
    await keep(copies, 'article', article(source), 1, monday);
    await keep(copies, 'briefing', briefing(first, { title: 'Tuesday' }), 2, tuesday);
    await keep(copies, 'briefing', briefing(second), 1, tuesday);
    await copies.keepRemoval('article', source, 1, new Date(tuesday));
    const restored = await restoreFromBackup(copies, '2026-11-23', target, 'Restored');
    expect(restored).toMatchObject({ article: 1, briefing: 1 });
    expect((await (await open(target)).briefings.get(first))?.title).toBe('Monday');
  });

  it('leaves out what was removed', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'briefing', briefing(first), 1, monday);
    await copies.keepRemoval('briefing', first, 1, new Date(tuesday));
    expect(await restoreFromBackup(copies, 'newest', target, 'Restored')).toMatchObject({ briefing: 0, failed: 0 });
  });

  it('passes over a damaged copy for an older one, and counts it', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'briefing', briefing(first, { title: 'Sound' }), 1, monday);
    await damage((await keep(copies, 'briefing', briefing(first), 2, tuesday)).path);
    const restored = await restoreFromBackup(copies, 'newest', target, 'Restored');
    expect(restored).toMatchObject({ briefing: 1, older: 1, failed: 0 });
    expect((await (await open(target)).briefings.get(first))?.title).toBe('Sound');
  });

  it('counts a document of which no copy is sound, and restores the others', async () => {
    const { copies, target } = await newCopies();
    await damage((await keep(copies, 'briefing', briefing(first), 1, monday)).path);
    await keep(copies, 'briefing', briefing(second), 1, monday);
    expect(await restoreFromBackup(copies, 'newest', target, 'Restored')).toMatchObject({ briefing: 1, failed: 1 });
    expect((await open(target)).incidents).toEqual([]);
  });

  it('fills an empty folder and refuses one that is in use', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'briefing', briefing(first), 1, monday);
    await mkdir(target);
    await restoreFromBackup(copies, 'newest', target, 'Restored');
    const again = restoreFromBackup(copies, 'newest', target, 'Restored');
    await expect(again).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('restored') });
    await writeFile(`${target}.txt`, '');
    await expect(restoreFromBackup(copies, 'newest', `${target}.txt`, 'Restored')).rejects.toThrow(/not empty/);
  });

  it('leaves nothing behind when the disk is full', async () => {
    const { copies, target } = await newCopies();
    for (const id of [first, second]) await keep(copies, 'briefing', briefing(id), 1, monday);
    const disk = diskFailingOnce('write', 'ENOSPC', 2);
    const failed = restoreFromBackup(copies, 'newest', target, 'Restored', { disk });
    await expect(failed).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readdir(dirname(target))).toEqual(['backups']);
  });

  it('stops when the backup goes away meanwhile', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'briefing', briefing(first), 1, monday);
    const onProgress = () => rmSync(copies.root, { recursive: true });
    const stopped = restoreFromBackup(copies, 'newest', target, 'Restored', { onProgress });
    await expect(stopped).rejects.toMatchObject({ code: 'io-error' });
    expect(await readdir(dirname(target))).not.toContain('restored');
  });

  it('is recognisably unfinished until all is there', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'briefing', briefing(first), 1, monday);
    const seen: string[][] = [];
    const disk = diskThat((call) => {
      if (call === 'rename') seen.push(readdirSync(dirname(target)));
      return null;
    });
    await restoreFromBackup(copies, 'newest', target, 'Restored', { disk });
    expect(seen).not.toHaveLength(0);
    for (const names of seen)
      expect(names.sort()).toEqual(['backups', expect.stringMatching(/^restored \(unfinished /)]);
    expect((await readdir(dirname(target))).sort()).toEqual(['backups', 'restored']);
  });

  it('tells how many documents are done', async () => {
    const { copies, target } = await newCopies();
    for (let n = 10; n < 50; n++) await keep(copies, 'briefing', briefing(`babcdefg${n}`), 1, monday);
    const told: number[] = [];
    await restoreFromBackup(copies, 'newest', target, 'Restored', { onProgress: (done) => told.push(done) });
    expect(told).toEqual([16, 32, 40]);
  });

  it('makes folders and files that only their owner can read', async () => {
    const { copies, target } = await newCopies();
    await keep(copies, 'briefing', briefing(first), 1, monday);
    await restoreFromBackup(copies, 'newest', target, 'Restored');
    const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await modeOf(target)).toBe('700');
    expect(await modeOf(join(target, 'library.json'))).toBe('600');
  });
});
