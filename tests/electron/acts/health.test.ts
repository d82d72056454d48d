import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../electron/acts/desk.ts';
import { compareWithTheirs, listIncidents, takeTheirs } from '../../../electron/acts/health.ts';
import { seal } from '../../../electron/store/documents/envelope.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { annotations, article, briefing } from '../store/builders.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { deskAt } from './test-desk.ts';

const id = 'briefingone';
const source = 'k3f9a2m7qx';
let root: string;
let desk: Desk;

beforeEach(async () => {
  root = join(await temporaryFolder(), 'library');
  desk = await deskAt(root);
  await desk.library.articles.create(article(source, { title: 'Harbour report' }));
  await desk.library.annotations.create(annotations(source, ['annotone']));
  await desk.library.briefings.create(briefing(id, { body: 'ours' }));
  await desk.library.close();
});

const copyName = (document: string) => `${document}.sync-conflict-20261124-120000-ABCDEF7.json`;

/** Opens the library with a conflict copy of the briefing, and gives the conflict's key. */
async function withConflict(body: string): Promise<string> {
  const theirs = seal('briefing', id, { revision: 7, parent: 6, body: briefing(id, { body }) });
  writeFileSync(join(dirname(documentPath(root, 'briefing', id)), copyName(id)), theirs);
  desk = await deskAt(root);
  return desk.library.incidents[0]?.key ?? '';
}

async function bodyOf(document: string): Promise<string | undefined> {
  return (await desk.library.briefings.get(document))?.body;
}

describe('what befell documents', () => {
  it('is told with the title that they have', async () => {
    await withConflict('theirs');
    expect(await listIncidents(desk)).toMatchObject([{ what: 'conflict-copy', id, title: 'Outlook', restored: null }]);
  });

  it('is told with the title that a kept version has when there is no other', async () => {
    desk = await deskAt(root);
    const path = documentPath(root, 'briefing', id);
    await desk.library.history.keep('briefing', id, readFileSync(path), new Date());
    truncateSync(path, 0);
    await desk.library.verify();
    expect(await listIncidents(desk)).toMatchObject([
      { what: 'damaged', title: 'Outlook', outcome: 'restored', restored: { from: 'history' } },
    ]);
  });

  it('is told of notes with the title of their source', async () => {
    truncateSync(documentPath(root, 'annotations', source), 0);
    desk = await deskAt(root);
    await desk.library.verify();
    expect(await listIncidents(desk)).toMatchObject([
      { kind: 'annotations', title: 'Harbour report', outcome: 'lost' },
    ]);
  });

  it('is told without a title that nothing tells', async () => {
    truncateSync(documentPath(root, 'briefing', id), 0);
    desk = await deskAt(root);
    await desk.library.verify();
    expect(await listIncidents(desk)).toMatchObject([{ title: null, outcome: 'lost' }]);
  });
});

describe('the versions of a conflict', () => {
  it('are compared as texts', async () => {
    const key = await withConflict('theirs');
    expect(await compareWithTheirs(desk, key)).toEqual({
      ours: { title: 'Outlook', text: 'ours' },
      theirs: { title: 'Outlook', text: 'theirs' },
    });
  });

  it('of notes are compared as listings', async () => {
    const body = {
      id: source,
      annotations: annotations(source, ['annotone']).annotations.map((each) => ({ ...each, comment: 'Check this.' })),
    };
    const folder = dirname(documentPath(root, 'annotations', source));
    writeFileSync(join(folder, copyName(source)), seal('annotations', source, { revision: 2, parent: 1, body }));
    desk = await deskAt(root);
    const { theirs } = await compareWithTheirs(desk, desk.library.incidents[0]?.key ?? '');
    expect(theirs).toEqual({ title: 'Harbour report', text: expect.stringContaining('Check this.') });
  });

  it('are not there for damage', async () => {
    truncateSync(documentPath(root, 'briefing', id), 0);
    desk = await deskAt(root);
    await desk.library.verify();
    const comparing = compareWithTheirs(desk, desk.library.incidents[0]?.key ?? '');
    await expect(comparing).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('taking theirs', () => {
  it('makes it the newest revision and keeps ours in the history', async () => {
    const key = await withConflict('theirs');
    await takeTheirs(desk, key);
    expect([await bodyOf(id), await desk.library.briefings.revision(id)]).toEqual(['theirs', 2]);
    expect((await desk.library.history.newestSound('briefing', id))?.saved.body.body).toBe('ours');
    expect(desk.library.incidents).toEqual([]);
  });

  it('brings back a document of which nothing else was sound', async () => {
    truncateSync(documentPath(root, 'briefing', id), 0);
    await withConflict('theirs');
    await desk.library.verify();
    const conflict = desk.library.incidents.find(({ what }) => what === 'conflict-copy');
    await takeTheirs(desk, conflict?.key ?? '');
    expect([await bodyOf(id), desk.library.incidents]).toEqual(['theirs', []]);
  });

  it('takes a removed document out of the bin', async () => {
    desk = await deskAt(root);
    await desk.library.briefings.remove(id);
    await desk.library.close();
    const key = await withConflict('theirs');
    await takeTheirs(desk, key);
    expect(await bodyOf(id)).toBe('theirs');
  });
});
