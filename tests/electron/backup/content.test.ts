import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBackupContent } from '../../../electron/backup/content.ts';
import { VersionFolder } from '../../../electron/store/versions/version-folder.ts';
import { annotations, article, briefing } from '../store/builders.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keep } from './kept.ts';

const library = 'labcdefghi';
const first = 'babcdefghi';
const second = 'bjklmnopqr';

async function newPlace() {
  const place = await temporaryFolder();
  return { place, copies: new VersionFolder(join(place, library)) };
}

async function pointsIn(place: string) {
  return (await readBackupContent(place, library)).libraries[0]?.points ?? [];
}

describe('readBackupContent', () => {
  it('counts the documents of each kind at the newest point', async () => {
    const { place, copies } = await newPlace();
    await keep(copies, 'article', article('aabcdefghi'), 1, '2026-11-24T10:00:00.000Z');
    await keep(copies, 'annotations', annotations('aabcdefghi', []), 1, '2026-11-24T10:00:00.000Z');
    await keep(copies, 'briefing', briefing(first), 1, '2026-11-24T11:00:00.000Z');
    await keep(copies, 'briefing', briefing(first, { title: 'Again' }), 2, '2026-11-24T12:03:00.000Z');
    expect(await pointsIn(place)).toEqual([
      { key: 'newest', at: '2026-11-24T12:03:00.000Z', articles: 1, annotations: 1, briefings: 1 },
    ]);
  });

  it('offers the end of an earlier day as it was then, with what was removed since', async () => {
    const { place, copies } = await newPlace();
    await keep(copies, 'briefing', briefing(first), 1, '2026-11-22T09:00:00.000Z');
    await keep(copies, 'briefing', briefing(second), 1, '2026-11-22T23:59:00.000Z');
    await copies.keepRemoval('briefing', first, 1, new Date('2026-11-23T08:00:00.000Z'));
    await keep(copies, 'briefing', briefing(second, { title: 'Again' }), 2, '2026-11-24T08:00:00.000Z');
    expect((await pointsIn(place)).map(({ key, briefings }) => [key, briefings])).toEqual([
      ['newest', 1],
      ['2026-11-23', 1],
      ['2026-11-22', 2],
    ]);
  });

  it('goes by revisions, not by the order in which copies came', async () => {
    const { place, copies } = await newPlace();
    await keep(copies, 'briefing', briefing(first), 2, '2026-11-23T09:00:00.000Z');
    await copies.keepRemoval('briefing', first, 3, new Date('2026-11-22T09:00:00.000Z'));
    expect((await pointsIn(place)).map(({ briefings }) => briefings)).toEqual([0, 0]);
  });

  it('offers the days and weeks whose copies are never thinned: the last seven and the last four', async () => {
    const { place, copies } = await newPlace();
    for (let day = 0; day < 60; day++) {
      const at = new Date(Date.UTC(2026, 10, 24, 9) - day * 86_400_000).toISOString();
      await keep(copies, 'briefing', briefing(first), 100 - day, at);
    }
    expect((await pointsIn(place)).map(({ key }) => key)).toEqual([
      'newest',
      ...['23', '22', '21', '20', '19', '18', '15', '08'].map((day) => `2026-11-${day}`),
    ]);
  });

  it('names each library after its file, the open one first, and a nameless one too', async () => {
    const { place, copies } = await newPlace();
    await keep(copies, 'briefing', briefing(first), 1, '2026-11-24T09:00:00.000Z');
    await writeFile(join(place, library, 'library.json'), JSON.stringify({ schema: 1, id: library, name: 'My desk' }));
    const other = new VersionFolder(join(place, 'oabcdefghi'));
    await keep(other, 'briefing', briefing(second), 1, '2026-11-24T09:00:00.000Z');
    await writeFile(join(place, 'oabcdefghi', 'library.json'), '{');
    const { libraries } = await readBackupContent(place, library);
    expect(libraries.map(({ name, open }) => [name, open])).toEqual([
      ['My desk', true],
      ['Unnamed library', false],
    ]);
  });

  it('finds nothing in a folder that is not there or holds other things', async () => {
    const { place } = await newPlace();
    await mkdir(join(place, 'Photographs'));
    await mkdir(join(place, library));
    await writeFile(join(place, 'notafolder'), '');
    expect(await readBackupContent(place, library)).toEqual({ libraries: [] });
    await rm(place, { recursive: true });
    expect(await readBackupContent(place, library)).toEqual({ libraries: [] });
  });
});
