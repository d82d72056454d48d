import { writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAnnotation, listAnnotations, removeAnnotation } from '../../../electron/acts/annotations.ts';
import { createBriefing, saveBody } from '../../../electron/acts/briefings.ts';
import type { Desk } from '../../../electron/acts/desk.ts';
import { listHistory, nameVersion, restoreVersion, versionText } from '../../../electron/acts/history.ts';
import { removeArticle } from '../../../electron/acts/removal.ts';
import { addSource, testDesk } from './test-desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await testDesk();
});

async function newBriefing(body = '# Outlook\n\nFirst.\n'): Promise<string> {
  return (await createBriefing(desk, { title: '', body })).id;
}

/** The revisions that the history shows, and the keys that name them. */
async function shown(id: string): Promise<{ revisions: number[]; keys: string[] }> {
  const { versions } = await listHistory(desk, 'briefing', id);
  return { revisions: versions.map(({ revision }) => revision), keys: versions.map(({ key }) => key) };
}

const present = async (id: string) => (await shown(id)).keys[0] ?? '';
const bodyOf = async (id: string) => (await desk.library.briefings.get(id))?.body;

describe('listHistory', () => {
  it('has the present state as its first version, which can be read', async () => {
    const id = await newBriefing();
    const { title, versions } = await listHistory(desk, 'briefing', id);
    expect(title).toBe('Outlook');
    expect(versions).toMatchObject([{ revision: 1, name: null }]);
    expect(await versionText(desk, 'briefing', id, versions[0]?.key ?? '')).toEqual({
      title: 'Outlook',
      text: '# Outlook\n\nFirst.\n',
    });
  });

  it('lists the highest revision first', async () => {
    const id = await newBriefing();
    await present(id);
    await saveBody(desk, id, 1, '# Outlook\n\nSecond.\n');
    expect((await shown(id)).revisions).toEqual([2, 1]);
  });

  it('shows names, and all versions without names when their file is damaged', async () => {
    const id = await newBriefing();
    await nameVersion(desk, 'briefing', id, null, 'As sent');
    expect((await listHistory(desk, 'briefing', id)).versions).toMatchObject([{ name: 'As sent' }]);
    const [version] = await desk.library.history.list('briefing', id);
    await writeFile(version?.path.replace(/\.1\..*$/, '.names.json') ?? '', 'torn');
    expect((await listHistory(desk, 'briefing', id)).versions).toMatchObject([{ name: null }]);
  });

  it('knows of no document that isn’t there', async () => {
    await expect(listHistory(desk, 'briefing', 'nonenonene')).rejects.toMatchObject({ code: 'not-found' });
    await expect(listHistory(desk, 'annotations', 'nonenonene')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is empty for a source without notes', async () => {
    const { id } = await addSource(desk, 'The talks resume on Monday.', 'Talks');
    expect(await listHistory(desk, 'annotations', id)).toEqual({ title: 'Talks', versions: [] });
  });
});

describe('versionText', () => {
  it('lists notes as text', async () => {
    const { id } = await addSource(desk, 'The talks resume on Monday.', 'Talks');
    await createAnnotation(desk, { articleId: id, start: 4, end: 9, category: 'figure', comment: 'Which?' });
    const { versions } = await listHistory(desk, 'annotations', id);
    expect(await versionText(desk, 'annotations', id, versions[0]?.key ?? '')).toEqual({
      title: 'Talks',
      text: '¶1 · figure\n\n> talks\n\nWhich?\n',
    });
  });

  it('says so when the version is gone or damaged', async () => {
    const id = await newBriefing();
    const key = await present(id);
    const [version] = await desk.library.history.list('briefing', id);
    await writeFile(version?.path ?? '', 'torn');
    await expect(versionText(desk, 'briefing', id, key)).rejects.toMatchObject({ code: 'damaged' });
    await expect(versionText(desk, 'briefing', id, '9-0123456789ab')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('restoreVersion', () => {
  it('makes the version’s content the newest revision and keeps what stood before', async () => {
    const id = await newBriefing();
    const first = await present(id);
    await saveBody(desk, id, 1, '# Other\n\nSecond.\n');
    const { revision, before } = await restoreVersion(desk, 'briefing', id, first);
    expect(revision).toBe(3);
    expect(await desk.library.briefings.get(id)).toMatchObject({ title: 'Outlook', body: '# Outlook\n\nFirst.\n' });
    expect((await versionText(desk, 'briefing', id, before)).text).toBe('# Other\n\nSecond.\n');
  });

  it('is undone by restoring what stood before', async () => {
    const id = await newBriefing();
    const first = await present(id);
    await saveBody(desk, id, 1, '# Other\n\nSecond.\n');
    const { before } = await restoreVersion(desk, 'briefing', id, first);
    await restoreVersion(desk, 'briefing', id, before);
    expect(await bodyOf(id)).toBe('# Other\n\nSecond.\n');
  });

  it('leaves id and time of making and sets the time of change', async () => {
    const id = await newBriefing();
    const made = await desk.library.briefings.get(id);
    await restoreVersion(desk, 'briefing', id, await present(id));
    const restored = await desk.library.briefings.get(id);
    expect(restored).toMatchObject({ id, createdAt: made?.createdAt });
    expect(restored?.updatedAt).not.toBe(made?.updatedAt);
  });

  it('keeps what is saved at the same moment, before or after', async () => {
    const id = await newBriefing();
    const first = await present(id);
    await saveBody(desk, id, 1, 'second');
    const [, { before, revision }] = await Promise.all([
      saveBody(desk, id, 2, 'third'),
      restoreVersion(desk, 'briefing', id, first),
    ]);
    expect(Number(before.split('-')[0])).toBe(revision - 1);
    const { keys } = await shown(id);
    const texts = await Promise.all(keys.map((key) => versionText(desk, 'briefing', id, key)));
    expect(texts.map(({ text }) => text)).toContain('third');
  });

  it('brings notes back, all of them and nothing else', async () => {
    const { id } = await addSource(desk, 'The talks resume on Monday.');
    const note = await createAnnotation(desk, { articleId: id, start: 4, end: 9, category: 'doubt', comment: '' });
    const { versions } = await listHistory(desk, 'annotations', id);
    await removeAnnotation(desk, id, note.id);
    await createAnnotation(desk, { articleId: id, start: 0, end: 3, category: 'quote', comment: '' });
    await restoreVersion(desk, 'annotations', id, versions[0]?.key ?? '');
    expect(await listAnnotations(desk, id)).toEqual([note]);
  });

  it('says that the source of the notes is in the bin', async () => {
    const { id } = await addSource(desk, 'The talks resume on Monday.');
    await createAnnotation(desk, { articleId: id, start: 4, end: 9, category: 'doubt', comment: '' });
    const { versions } = await listHistory(desk, 'annotations', id);
    await removeArticle(desk, id);
    await expect(restoreVersion(desk, 'annotations', id, versions[0]?.key ?? '')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('in the bin'),
    });
  });
});

describe('nameVersion', () => {
  it('names the present state without a key, and answers which it was', async () => {
    const id = await newBriefing();
    const { key } = await nameVersion(desk, 'briefing', id, null, '  As sent ');
    expect(await desk.library.history.names('briefing', id)).toEqual(new Map([[key, 'As sent']]));
    expect(await present(id)).toBe(key);
  });

  it('takes a name away with null or nothing', async () => {
    const id = await newBriefing();
    for (const none of [null, '  ']) {
      const { key } = await nameVersion(desk, 'briefing', id, null, 'As sent');
      await nameVersion(desk, 'briefing', id, key, none);
      expect(await desk.library.history.names('briefing', id)).toEqual(new Map());
    }
  });

  it('names no version that isn’t there', async () => {
    const id = await newBriefing();
    await expect(nameVersion(desk, 'briefing', id, '9-0123456789ab', 'As sent')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
