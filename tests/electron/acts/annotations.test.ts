import { describe, expect, it } from 'vitest';
import {
  annotateQuote,
  createAnnotation,
  listAnnotations,
  removeAnnotation,
  updateAnnotation,
} from '../../../electron/acts/annotations.ts';
import { restore } from '../../../electron/acts/removal.ts';
import { addSource, testDesk } from './test-desk.ts';

const text = '“We will not go back,” said the chair — “not now.” The chair left.';

describe('createAnnotation', () => {
  it('describes the passage on the article’s own text', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    const made = await createAnnotation(desk, { articleId: id, start: 1, end: 20, category: 'quote', comment: 'Hm.' });
    expect(made).toMatchObject({ articleId: id, category: 'quote', comment: 'Hm.', credibility: null, state: 'exact' });
    expect(made.anchor?.quote.exact).toBe(text.slice(1, 20));
    expect(await listAnnotations(desk, id)).toEqual([made]);
  });

  it('keeps all that are made at the same time', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    const note = { articleId: id, start: 0, end: 5, category: 'doubt', comment: '' } as const;
    await Promise.all([createAnnotation(desk, note), createAnnotation(desk, note), createAnnotation(desk, note)]);
    expect(desk.library.catalogue.annotationIds(id)).toHaveLength(3);
  });

  it('refuses offsets outside of the text and articles that are not there', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    const note = { start: 0, end: 5, category: 'doubt', comment: '' } as const;
    await expect(createAnnotation(desk, { ...note, articleId: id, end: 999 })).rejects.toMatchObject({
      code: 'bad-request',
    });
    await expect(createAnnotation(desk, { ...note, articleId: 'missing999' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('annotateQuote', () => {
  it('finds a passage that spans a curly quote and a dash, typed plainly', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    const made = await annotateQuote(desk, { articleId: id, exact: 'back," said the chair - "not now' });
    expect(made.anchor?.quote.exact).toBe('back,” said the chair — “not now');
    expect(made.category).toBe('key-point');
  });

  it('refuses a quote that is absent or stands twice', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    await expect(annotateQuote(desk, { articleId: id, exact: 'tomorrow' })).rejects.toMatchObject({
      code: 'quote-not-found',
    });
    await expect(annotateQuote(desk, { articleId: id, exact: 'chair' })).rejects.toMatchObject({
      code: 'quote-ambiguous',
    });
    const made = await annotateQuote(desk, { articleId: id, exact: 'chair', suffix: ' left' });
    expect(made.anchor?.position.start).toBe(text.lastIndexOf('chair'));
  });
});

describe('a change to an annotation', () => {
  it('touches only what the patch names', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    const made = await annotateQuote(desk, { articleId: id, exact: 'left', comment: 'Old' });
    const next = await updateAnnotation(desk, id, made.id, { comment: 'New', credibility: 2 });
    expect(next).toEqual({ ...made, comment: 'New', credibility: 2, updatedAt: next.updatedAt });
    expect(next.updatedAt > made.updatedAt).toBe(true);
  });

  it('is refused for one that is not there', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    await expect(updateAnnotation(desk, id, 'missing999', {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(removeAnnotation(desk, id, 'missing999')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('by removal is undone in its old place, once', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    for (const exact of ['We will', 'not now', 'left']) await annotateQuote(desk, { articleId: id, exact });
    const before = await listAnnotations(desk, id);
    const removed = await removeAnnotation(desk, id, before[1]?.id ?? '');
    expect(await listAnnotations(desk, id)).toEqual([before[0], before[2]]);
    await restore(desk, removed);
    await restore(desk, removed);
    expect(await listAnnotations(desk, id)).toEqual(before);
  });
});
