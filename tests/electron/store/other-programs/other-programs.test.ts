import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Briefing } from '../../../../core/model/briefing.ts';
import { seal } from '../../../../electron/store/documents/envelope.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { annotation, annotations, briefing } from '../builders.ts';
import { breakableDisk } from '../failing-disk.ts';
import { keepCopy } from '../kept-copies.ts';
import { newRoot } from '../new-root.ts';

const id = 'briefingone';
let root: string;
let library: Library;

beforeEach(async () => {
  root = newRoot();
  library = await openLibrary(root);
  await library.briefings.create(briefing(id, { body: 'first' }));
});

afterEach(() => library.close());

/** Another program's save of the briefing. */
const writeTheirs = (revision: number, fields: Partial<Briefing>) =>
  writeFileSync(
    documentPath(root, 'briefing', id),
    seal('briefing', id, { revision, parent: 1, body: briefing(id, { body: 'first', ...fields }) }),
  );
const save = (body: string, base: number) =>
  library.briefings.replace(id, (current) => ({ ...current, body }), { base });

/** The bodies of the versions that the history has, newest first. */
async function keptBodies(): Promise<string[]> {
  const versions = await library.history.list('briefing', id);
  const saved = versions.map((version) => library.history.read({ ...version, kind: 'briefing' }));
  return (await Promise.all(saved)).map(({ body }) => body.body);
}

describe("another program's text that ours would replace", () => {
  it('is kept under a name before ours becomes the newest revision, and told of', async () => {
    writeTheirs(2, { body: 'theirs' });
    const { revision, theirs } = await save('ours', 1);
    expect([revision, await keptBodies()]).toEqual([3, ['theirs']]);
    expect([...(await library.history.names('briefing', id))]).toEqual([[theirs, 'Changed by another program']]);
    expect(library.incidents).toMatchObject([{ what: 'changed-elsewhere', id, outcome: 'waiting' }]);
    expect((await library.briefings.get(id))?.body).toBe('ours');
  });

  it('can be read by the key of what is told, after a restart as well', async () => {
    writeTheirs(2, { body: 'theirs' });
    await save('ours', 1);
    await library.close();
    library = await openLibrary(root);
    const theirs = await library.theirs(library.incidents[0]?.key ?? '');
    expect(theirs.saved.body).toMatchObject({ body: 'theirs' });
  });

  it('is kept when it was noticed by a reader in between', async () => {
    writeTheirs(2, { body: 'theirs' });
    await library.briefings.get(id);
    expect((await save('ours', 1)).theirs).not.toBeNull();
  });

  it('is kept although it has the revision of ours', async () => {
    writeTheirs(1, { body: 'theirs' });
    const { revision, theirs } = await save('ours', 1);
    expect([revision, theirs, await keptBodies()]).toEqual([3, expect.any(String), ['theirs']]);
  });

  it('is kept when a text outlived a restart, during which it was written', async () => {
    await library.close();
    writeTheirs(2, { body: 'theirs' });
    library = await openLibrary(root);
    expect((await save('ours', 1)).theirs).not.toBeNull();
    expect(await keptBodies()).toEqual(['theirs']);
  });

  it('is kept although it has the revision of ours and ours is no longer in memory', async () => {
    for (let other = 10; other < 75; other++) await library.briefings.create(briefing(`briefing${other}`));
    writeTheirs(1, { body: 'theirs' });
    expect((await save('ours', 1)).theirs).not.toBeNull();
    expect(await keptBodies()).toEqual(['theirs']);
  });

  it('is kept although it came with the revision of ours while a text outlived a restart', async () => {
    await keepCopy(library, 'briefing', id);
    await library.close();
    writeTheirs(1, { body: 'theirs' });
    library = await openLibrary(root);
    expect((await save('ours', 1)).theirs).not.toBeNull();
    expect((await keptBodies()).sort()).toEqual(['first', 'theirs']);
  });

  it('is kept when ours is one of several changes made together', async () => {
    await library.briefings.create(briefing('briefingtwo'));
    writeTheirs(2, { body: 'theirs' });
    await library.commit([
      { type: 'replace', kind: 'briefing', id, next: (current) => ({ ...current, body: 'ours' }) },
      { type: 'replace', kind: 'briefing', id: 'briefingtwo', next: (current) => ({ ...current, body: 'ours' }) },
    ]);
    expect([await library.briefings.revision(id), await keptBodies()]).toEqual([3, ['theirs']]);
    expect(library.incidents).toMatchObject([{ what: 'changed-elsewhere', id }]);
  });

  it('is kept once, however often saving is tried', async () => {
    await library.close();
    const { disk, broken } = breakableDisk();
    library = await openLibrary(root, { disk });
    await library.briefings.get(id);
    writeTheirs(2, { body: 'theirs' });
    let writes = 0;
    // The version and its name are written, and what is told of it; then the disk is full.
    library.onIncident(() => {
      if (writes++ === 0) broken.set('rename', 'ENOSPC');
    });
    await expect(save('ours', 1)).rejects.toMatchObject({ code: 'disk-full' });
    broken.clear();
    expect((await save('ours', 1)).revision).toBe(3);
    expect([library.incidents.length, await keptBodies()]).toEqual([1, ['theirs']]);
  });

  it('keeps ours unsaved when it cannot be kept itself', async () => {
    await library.close();
    const { disk, broken } = breakableDisk();
    library = await openLibrary(root, { disk });
    await library.briefings.get(id);
    writeTheirs(2, { body: 'theirs' });
    broken.set('write', 'ENOSPC');
    await expect(save('ours', 1)).rejects.toMatchObject({ code: 'disk-full' });
    broken.clear();
    expect((await library.briefings.get(id))?.body).toBe('theirs');
  });
});

describe('nothing is kept and told', () => {
  const quiet = async () => expect([await keptBodies(), library.incidents]).toEqual([[], []]);

  it('when the text was made from theirs', async () => {
    writeTheirs(2, { body: 'theirs' });
    await library.briefings.get(id);
    expect((await save('ours after theirs', 2)).theirs).toBeNull();
    await quiet();
  });

  it('when ours leaves in place what they changed', async () => {
    await library.briefings.get(id);
    writeTheirs(2, { tags: ['theirs'] });
    expect((await save('ours', 1)).theirs).toBeNull();
    expect((await library.briefings.get(id))?.tags).toEqual(['theirs']);
    await quiet();
  });

  it('when the revisions in between are our own', async () => {
    await library.briefings.replace(id, (current) => ({ ...current, title: 'Renamed' }));
    expect((await save('ours', 1)).theirs).toBeNull();
    await quiet();
  });

  it('when a text that outlived a restart was made from what is there', async () => {
    await library.close();
    library = await openLibrary(root);
    expect((await save('ours', 1)).theirs).toBeNull();
    await quiet();
  });

  it('when another program only touched the file', async () => {
    writeTheirs(1, {});
    expect(await save('ours', 1)).toMatchObject({ revision: 2, theirs: null });
    await quiet();
  });
});

describe('a set of annotations that another program changed', () => {
  it('keeps both changes, and nothing is lost', async () => {
    await library.annotations.create(annotations('k3f9a2m7qx', ['annotone']));
    const body = annotations('k3f9a2m7qx', ['annotone', 'annottwo']);
    const theirs = seal('annotations', 'k3f9a2m7qx', { revision: 2, parent: 1, body });
    writeFileSync(documentPath(root, 'annotations', 'k3f9a2m7qx'), theirs);
    const { document } = await library.annotations.replace('k3f9a2m7qx', (set) => ({
      ...set,
      annotations: [...set.annotations, annotation('annotours', 'k3f9a2m7qx')],
    }));
    expect(document.annotations.map((each) => each.id)).toEqual(['annotone', 'annottwo', 'annotours']);
    expect(library.incidents).toEqual([]);
  });
});
