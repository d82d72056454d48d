import { describe, expect, it } from 'vitest';
import { annotateQuote } from '../../../electron/acts/annotations.ts';
import { updateArticle } from '../../../electron/acts/articles.ts';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { citedSentences, resolveCitations } from '../../../electron/acts/citations.ts';
import { addSource, testDesk } from './test-desk.ts';

const text = 'Traffic falls\n\nThe port handled fewer ships.\n\nPilots refuse night work.';

describe('resolveCitations', () => {
  it('says of each id what a chip shows, and null where there is none', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    await updateArticle(desk, id, { publisher: 'Courier', reliability: 'B' });
    const note = await annotateQuote(desk, { articleId: id, exact: 'fewer ships', credibility: 2 });
    const [none, citation] = await resolveCitations(desk, ['missing999', note.id]);
    expect(none).toBeNull();
    expect(citation).toMatchObject({
      id: note.id,
      articleTitle: 'Traffic falls',
      publisher: 'Courier',
      reliability: 'B',
      credibility: 2,
      locator: '¶2',
      quote: 'fewer ships',
      direction: 'ltr',
    });
  });

  it('answers in the order it was asked, across articles', async () => {
    const desk = await testDesk();
    const one = await addSource(desk, text);
    const other = await addSource(desk, 'Another text altogether.');
    const a = await annotateQuote(desk, { articleId: one.id, exact: 'Pilots' });
    const b = await annotateQuote(desk, { articleId: other.id, exact: 'Another' });
    const citations = await resolveCitations(desk, [a.id, b.id, a.id]);
    expect(citations.map((citation) => citation?.quote)).toEqual(['Pilots', 'Another', 'Pilots']);
  });
});

describe('citedSentences', () => {
  it('finds the sentences of every briefing that cite the article', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, text);
    const note = await annotateQuote(desk, { articleId: id, exact: 'Pilots' });
    const body = `Ships wait. Pilots refuse.[^${note.id}] Nobody knows.[^judgment]`;
    const briefing = await createBriefing(desk, { title: 'Outlook', body });
    const [sentence, ...more] = await citedSentences(desk, id);
    expect(more).toEqual([]);
    expect(sentence).toMatchObject({ annotationId: note.id, briefingId: briefing.id, briefingTitle: 'Outlook' });
    expect(sentence?.text).toBe('Pilots refuse.');
    expect(body.slice(sentence?.start, sentence?.end)).toContain('Pilots refuse.');
  });
});
