import { describe, expect, it } from 'vitest';
import { createAnnotation, listAnnotations, removeAnnotation } from '../../electron/acts/annotations.ts';
import { OpenSource } from '../../renderer/state/open-source.svelte.ts';
import { addSource } from '../electron/acts/test-desk.ts';
import { connectToMain } from './real-main.ts';

async function setUp() {
  const main = await connectToMain();
  const { id: articleId } = await addSource(main.desk, 'The slipway was closed.', 'Slipway');
  const passage = { articleId, start: 4, end: 11, category: 'doubt', comment: '' } as const;
  const { id } = await createAnnotation(main.desk, passage);
  const source = new OpenSource(() => undefined);
  await source.open(articleId);
  const held = async () => (await listAnnotations(main.desk, articleId)).map(({ comment }) => comment);
  const kept = async () => (await main.drafts.list()).notes.map(({ draft }) => draft.comment);
  return { ...main, articleId, id, source, held, kept };
}

describe('A comment', () => {
  it('is kept outside the library as it is being written, before it is handed over', async () => {
    const { source, id, kept, held } = await setUp();
    source.writeComment(id, 'Ask');
    source.writeComment(id, 'Ask why');
    await source.flush();
    expect([await kept(), await held()]).toEqual([['Ask why'], ['']]);
  });

  it('is no longer kept there once that very text is saved', async () => {
    const { source, id, kept, held } = await setUp();
    source.writeComment(id, 'Ask why');
    await source.flush();
    await source.updateAnnotation(id, { comment: 'Ask why' });
    await source.flush();
    expect([await kept(), await held()]).toEqual([[], ['Ask why']]);
  });

  it('stays kept when more was written than was saved', async () => {
    const { source, id, kept } = await setUp();
    const saving = source.updateAnnotation(id, { comment: 'Ask' });
    source.writeComment(id, 'Ask why');
    await saving;
    await source.flush();
    expect(await kept()).toEqual(['Ask why']);
  });

  it('is not kept once it is as it was again', async () => {
    const { source, id, kept } = await setUp();
    source.writeComment(id, 'Ask');
    await source.flush();
    source.writeComment(id, '');
    await source.flush();
    expect(await kept()).toEqual([]);
  });

  it('that can’t be saved is kept, shown and handed out to be written elsewhere', async () => {
    const { source, id, broken, kept, held } = await setUp();
    broken.library.set('write', 'ENOSPC');
    await source.updateAnnotation(id, { comment: 'Ask why' });
    expect(await source.flush()).toBe(false);
    expect([source.problem, source.unsavedComments(), await kept()]).toEqual([
      'Not saved: the disk is full.',
      'Ask why',
      ['Ask why'],
    ]);
    broken.library.clear();
    expect(await source.flush()).toBe(true);
    expect([source.problem, await kept(), await held()]).toEqual([null, [], ['Ask why']]);
  });

  it('of an earlier session is saved, and no longer kept', async () => {
    const { source, articleId, id, drafts, kept, held } = await setUp();
    const draft = { articleId, id, comment: 'Ask why' };
    await drafts.keepNote(draft);
    expect(await source.recover(draft)).toBe(true);
    await source.flush();
    expect([await kept(), await held(), source.annotations[0]?.comment]).toEqual([[], ['Ask why'], 'Ask why']);
  });

  it('whose note went meanwhile stays kept', async () => {
    const { source, desk, articleId, id, kept } = await setUp();
    await removeAnnotation(desk, articleId, id);
    await expect(source.updateAnnotation(id, { comment: 'Ask why' })).rejects.toMatchObject({ code: 'not-found' });
    await source.flush();
    expect(await kept()).toEqual(['Ask why']);
  });

  it('goes with its note when that is removed here', async () => {
    const { source, id, kept } = await setUp();
    source.writeComment(id, 'Ask');
    await source.flush();
    await source.removeAnnotation(id);
    await source.flush();
    expect(await kept()).toEqual([]);
  });

  it('that could not be saved no longer counts as unsaved once its note is removed', async () => {
    const { source, id, broken } = await setUp();
    broken.library.set('write', 'ENOSPC');
    await source.updateAnnotation(id, { comment: 'Ask why' });
    broken.library.clear();
    await source.removeAnnotation(id);
    expect([source.problem, await source.flush()]).toEqual([null, true]);
  });
});
