import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnnotation, listAnnotations, removeAnnotation } from '../../../electron/acts/annotations.ts';
import { createBriefing, saveBody } from '../../../electron/acts/briefings.ts';
import { removeBriefing } from '../../../electron/acts/removal.ts';
import { openDrafts } from '../../../electron/drafts/drafts.ts';
import { findDrafts } from '../../../electron/drafts/find-drafts.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { addSource, testDesk } from '../acts/test-desk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const place = { anchor: 2, head: 2, top: 1 };

async function setUp() {
  const desk = await testDesk();
  const drafts = openDrafts(await temporaryFolder());
  const { id } = await createBriefing(desk, { title: 'Outlook', body: '# Outlook\n' });
  return { desk, drafts, id };
}

describe('findDrafts', () => {
  it('gives the text that the library does not hold, on the revision it was made from', async () => {
    const { desk, drafts, id } = await setUp();
    await drafts.keep({ id, base: 1, body: '# Outlook\n\nTyped.', place });
    const { briefings } = await findDrafts(desk, drafts);
    expect(briefings.map(({ draft }) => draft)).toEqual([{ id, base: 1, body: '# Outlook\n\nTyped.', place }]);
  });

  it('gives only the place of one whose text is saved, however its lines end', async () => {
    const { desk, drafts, id } = await setUp();
    await saveBody(desk, id, null, 'One.\r\nTwo.');
    await drafts.keep({ id, base: 1, body: 'One.\nTwo.', place });
    const { briefings } = await findDrafts(desk, drafts);
    expect(briefings.map(({ draft }) => [draft.body, draft.place])).toEqual([[null, place]]);
  });

  it('keeps the base of a text when somebody else wrote the briefing since', async () => {
    const { desk, drafts, id } = await setUp();
    await drafts.keep({ id, base: 1, body: 'Typed.', place });
    await saveBody(desk, id, null, 'Written by another.');
    expect((await findDrafts(desk, drafts)).briefings[0]?.draft.base).toBe(1);
  });

  it('takes the revision that the session’s own last save made for the base of what was typed meanwhile', async () => {
    const { desk, drafts, id } = await setUp();
    await drafts.whileSaving(id, 'Typed.', async () => {
      await drafts.keep({ id, base: 1, body: 'Typed. More.', place });
      return await saveBody(desk, id, 1, 'Typed.');
    });
    expect((await findDrafts(desk, drafts)).briefings[0]?.draft).toMatchObject({ base: 2, body: 'Typed. More.' });
  });

  it('makes a new briefing of a text whose briefing is in the bin, once', async () => {
    const { desk, drafts, id } = await setUp();
    await drafts.keep({ id, base: 1, body: '# Outlook\n\nTyped.', place });
    await removeBriefing(desk, id);
    const [found] = (await findDrafts(desk, drafts)).briefings;
    const recovered = await desk.library.briefings.get(found?.draft.id ?? '');
    expect([recovered?.title, recovered?.body]).toEqual(['Recovered: Outlook', '# Outlook\n\nTyped.']);
    expect((await findDrafts(desk, drafts)).briefings).toEqual([]);
  });

  it('makes a new briefing of a text whose briefing is damaged beyond repair', async () => {
    const { desk, drafts, id } = await setUp();
    await drafts.keep({ id, base: 1, body: 'Typed.', place });
    await rm(join(desk.library.root, 'history'), { recursive: true, force: true });
    await writeFile(documentPath(desk.library.root, 'briefing', id), 'no longer a briefing');
    const [found] = (await findDrafts(desk, drafts)).briefings;
    expect(found?.draft.id).not.toBe(id);
    expect((await desk.library.briefings.get(found?.draft.id ?? ''))?.body).toBe('Typed.');
  });

  it('forgets the place in a briefing that is gone', async () => {
    const { desk, drafts, id } = await setUp();
    await drafts.keep({ id, base: 1, body: null, place });
    await removeBriefing(desk, id);
    expect((await findDrafts(desk, drafts)).briefings).toEqual([]);
    expect((await drafts.list()).briefings).toEqual([]);
  });

  it('gives the comment that its note does not hold, and drops one that it does', async () => {
    const { desk, drafts } = await setUp();
    const { id: articleId } = await addSource(desk, 'The port is closed.');
    const note = await createAnnotation(desk, { articleId, start: 0, end: 8, category: 'doubt', comment: 'Saved.' });
    await drafts.keepNote({ articleId, id: note.id, comment: 'Saved. And more.' });
    expect((await findDrafts(desk, drafts)).notes.map(({ draft }) => draft.comment)).toEqual(['Saved. And more.']);
    await drafts.keepNote({ articleId, id: note.id, comment: 'Saved.' });
    expect((await findDrafts(desk, drafts)).notes).toEqual([]);
    expect((await drafts.list()).notes).toEqual([]);
  });

  it('makes a new briefing of the comment of a note that is gone', async () => {
    const { desk, drafts } = await setUp();
    const { id: articleId } = await addSource(desk, 'The port is closed.', 'Port');
    const note = await createAnnotation(desk, { articleId, start: 0, end: 8, category: 'doubt', comment: '' });
    await drafts.keepNote({ articleId, id: note.id, comment: 'Ask why.' });
    await removeAnnotation(desk, articleId, note.id);
    const [found] = (await findDrafts(desk, drafts)).briefings;
    const recovered = await desk.library.briefings.get(found?.draft.id ?? '');
    expect([recovered?.title, recovered?.body]).toEqual(['Recovered: a note on Port', 'Ask why.']);
    expect(await listAnnotations(desk, articleId)).toEqual([]);
  });

  it('leaves on disk what the library cannot take at present', async () => {
    const { desk, drafts, id } = await setUp();
    await drafts.keep({ id, base: 1, body: 'Typed.', place });
    await desk.library.close();
    expect((await findDrafts(desk, drafts)).briefings).toEqual([]);
    expect((await drafts.list()).briefings.map(({ draft }) => draft.body)).toEqual(['Typed.']);
  });

  it('puts the latest first', async () => {
    const { desk, id } = await setUp();
    const folder = await temporaryFolder();
    let minute = 0;
    const drafts = openDrafts(join(folder, 'drafts'), { now: () => new Date(Date.UTC(2026, 10, 24, 12, minute++)) });
    const other = await createBriefing(desk, { title: 'Second', body: '' });
    await drafts.keep({ id, base: 1, body: 'Earlier.', place });
    await drafts.keep({ id: other.id, base: 1, body: 'Later.', place });
    expect((await findDrafts(desk, drafts)).briefings.map(({ draft }) => draft.body)).toEqual(['Later.', 'Earlier.']);
    expect(await readdir(folder)).toEqual(['drafts']);
  });
});
