import { rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotateQuote, listAnnotations, removeAnnotation } from '../../../electron/acts/annotations.ts';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { removeArticle, removeBriefing, restore } from '../../../electron/acts/removal.ts';
import { librarySummary } from '../../../electron/acts/summary.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { addSource, testDesk } from './test-desk.ts';

describe('removing an article', () => {
  it('takes its annotations along, and brings them back', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    const note = await annotateQuote(desk, { articleId: id, exact: 'quiet' });
    const removed = await removeArticle(desk, id);
    expect(removed).toEqual({ articles: [id], briefings: [], annotations: [] });
    expect(desk.library.catalogue.articleOfAnnotation(note.id)).toBeNull();
    expect(await desk.library.articles.get(id)).toBeNull();
    await restore(desk, removed);
    expect(await listAnnotations(desk, id)).toEqual([note]);
    expect(desk.library.catalogue.articleOfAnnotation(note.id)).toBe(id);
  });

  it('works without annotations, and restoring twice does no harm', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    const removed = await removeArticle(desk, id);
    await restore(desk, removed);
    await restore(desk, removed);
    expect(librarySummary(desk).articles).toBe(1);
  });

  it('is not undone by half while the bin can’t be looked into', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    const note = await annotateQuote(desk, { articleId: id, exact: 'quiet' });
    const removed = await removeArticle(desk, id);
    const folder = join(desk.library.root, 'bin', 'annotations');
    await rename(folder, `${folder}-away`);
    await writeFile(folder, '');
    await expect(restore(desk, removed)).rejects.toMatchObject({ code: 'io-error' });
    expect(await desk.library.articles.get(id)).toBeNull();
    await rm(folder);
    await rename(`${folder}-away`, folder);
    await restore(desk, removed);
    expect(await listAnnotations(desk, id)).toEqual([note]);
  });

  it('is undone also when a crash left its annotations in place', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    const note = await annotateQuote(desk, { articleId: id, exact: 'quiet' });
    await desk.library.articles.remove(id);
    await restore(desk, { articles: [id], briefings: [], annotations: [] });
    expect(await listAnnotations(desk, id)).toEqual([note]);
  });

  it('takes a source whose annotations were damaged beyond repair', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    await annotateQuote(desk, { articleId: id, exact: 'quiet' });
    await truncate(documentPath(desk.library.root, 'annotations', id), 20);
    await removeArticle(desk, id);
    expect(librarySummary(desk).articles).toBe(0);
  });

  it('is refused the second time, and leaves it removed', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    await removeArticle(desk, id);
    await expect(removeArticle(desk, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(librarySummary(desk).articles).toBe(0);
  });

  it('is refused for one that is not there', async () => {
    const desk = await testDesk();
    await expect(removeArticle(desk, 'missing999')).rejects.toMatchObject({ code: 'not-found' });
    const never = { articles: ['missing999'], briefings: [], annotations: [] };
    await expect(restore(desk, never)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('lets the text be imported again as a new article', async () => {
    const desk = await testDesk();
    const first = await addSource(desk, 'The port is quiet.');
    await removeArticle(desk, first.id);
    expect((await addSource(desk, 'The port is quiet.')).id).not.toBe(first.id);
  });
});

describe('undoing the removal of a note', () => {
  it('puts notes on several sources back where they were', async () => {
    const desk = await testDesk();
    const sources = [await addSource(desk, 'The port is quiet.'), await addSource(desk, 'The quay is quiet.')];
    const notes = await Promise.all(
      sources.map(async ({ id }) => [
        await annotateQuote(desk, { articleId: id, exact: 'The' }),
        await annotateQuote(desk, { articleId: id, exact: 'quiet' }),
      ]),
    );
    const firsts = notes.flatMap(([first]) => (first === undefined ? [] : [first]));
    for (const { articleId, id } of firsts) await removeAnnotation(desk, articleId, id);
    await restore(desk, { articles: [], briefings: [], annotations: firsts });
    const found = await Promise.all(sources.map(({ id }) => listAnnotations(desk, id)));
    expect(found).toEqual(notes);
  });

  it('says that its source must be put back first, and works then', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    const note = await annotateQuote(desk, { articleId: id, exact: 'quiet' });
    const removedNote = await removeAnnotation(desk, id, note.id);
    const removedSource = await removeArticle(desk, id);
    const message = expect.stringContaining('Put the source back first');
    await expect(restore(desk, removedNote)).rejects.toMatchObject({ code: 'not-found', message });
    await restore(desk, removedSource);
    await restore(desk, removedNote);
    expect(await listAnnotations(desk, id)).toEqual([note]);
  });
});

describe('removing a briefing', () => {
  it('is undone whole', async () => {
    const desk = await testDesk();
    const briefing = await createBriefing(desk, { title: 'Outlook', body: 'Text.' });
    const removed = await removeBriefing(desk, briefing.id);
    expect(librarySummary(desk).briefings).toBe(0);
    await restore(desk, removed);
    expect(await desk.library.briefings.get(briefing.id)).toEqual(briefing);
  });
});
