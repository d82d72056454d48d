import { describe, expect, it } from 'vitest';
import { acceptProposal, reattach, rejectProposal } from '../../../electron/acts/annotation-standing.ts';
import { annotateQuote, createAnnotation, listAnnotations } from '../../../electron/acts/annotations.ts';
import { addVersion } from '../../../electron/acts/update-article.ts';
import { addSource, testDesk } from './test-desk.ts';
import { nextVersion } from './updates.ts';

const before = 'The council meets on 18 November to decide whether the harbour tax is raised again.';
const after = 'The council meets on 19 November to decide whether the harbour tax is to be raised again.';

/** A note whose passage has changed, with another one beside it. */
async function changedNote() {
  const desk = await testDesk();
  const { id: articleId } = await addSource(desk, `${before}\n\nPilots wait.`);
  const other = await annotateQuote(desk, { articleId, exact: 'Pilots wait.' });
  const { id } = await annotateQuote(desk, { articleId, exact: before, comment: 'Why again?' });
  await addVersion(desk, articleId, nextVersion(`${after}\n\nPilots wait.`));
  const note = (await listAnnotations(desk, articleId)).find((one) => one.id === id);
  if (note?.proposal == null) throw new Error('The test’s passage was to be changed.');
  return { desk, articleId, note, proposal: note.proposal, other };
}

describe('a changed passage', () => {
  it('that is accepted becomes the note’s own, and the note stays', async () => {
    const { desk, articleId, note, proposal } = await changedNote();
    const accepted = await acceptProposal(desk, articleId, note.id);
    const { updatedAt } = accepted;
    expect(accepted).toEqual({ ...note, anchor: proposal.anchor, state: 'exact', proposal: null, updatedAt });
    expect(updatedAt > note.updatedAt).toBe(true);
    expect(await listAnnotations(desk, articleId)).toContainEqual(accepted);
  });

  it('that is rejected leaves the note lost, with its last sure words', async () => {
    const { desk, articleId, note } = await changedNote();
    const rejected = await rejectProposal(desk, articleId, note.id);
    expect(rejected).toEqual({ ...note, state: 'lost', proposal: null, updatedAt: rejected.updatedAt });
    expect(rejected.anchor?.quote.exact).toBe(before);
  });

  it('is decided once', async () => {
    const { desk, articleId, note, other } = await changedNote();
    await rejectProposal(desk, articleId, note.id);
    for (const id of [note.id, other.id]) {
      await expect(acceptProposal(desk, articleId, id)).rejects.toMatchObject({ code: 'bad-request' });
      await expect(rejectProposal(desk, articleId, id)).rejects.toMatchObject({ code: 'bad-request' });
    }
  });
});

describe('a note that is attached by hand', () => {
  it('stands on the chosen passage of the present version', async () => {
    const { desk, articleId, note } = await changedNote();
    await rejectProposal(desk, articleId, note.id);
    const attached = await reattach(desk, articleId, note.id, { start: 4, end: 11 });
    expect(attached).toMatchObject({ state: 'exact', proposal: null, comment: 'Why again?' });
    expect(attached.anchor).toMatchObject({ quote: { exact: 'council' }, articleVersion: 2 });
  });

  it('stays where it is when the place is no passage, and has to be there', async () => {
    const { desk, articleId, note } = await changedNote();
    const nowhere = { start: 4, end: 9999 };
    await expect(reattach(desk, articleId, note.id, nowhere)).rejects.toMatchObject({ code: 'bad-request' });
    expect(await listAnnotations(desk, articleId)).toContainEqual(note);
    const place = { start: 0, end: 3 };
    await expect(reattach(desk, articleId, 'missing999', place)).rejects.toMatchObject({ code: 'not-found' });
    await expect(reattach(desk, 'missing999', note.id, place)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is refused where the place was taken from an earlier version', async () => {
    const { desk, articleId, note } = await changedNote();
    const place = { start: 4, end: 11, version: 1 };
    await expect(reattach(desk, articleId, note.id, place)).rejects.toThrow('updated meanwhile');
    const fields = { category: 'doubt', comment: '' } as const;
    await expect(createAnnotation(desk, { articleId, ...fields, ...place })).rejects.toThrow('updated meanwhile');
    expect(await listAnnotations(desk, articleId)).toContainEqual(note);
  });
});
