import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { annotateQuote, listAnnotations, updateAnnotation } from '../../../electron/acts/annotations.ts';
import { updateArticle } from '../../../electron/acts/articles.ts';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { resolveCitations } from '../../../electron/acts/citations.ts';
import type { Desk } from '../../../electron/acts/desk.ts';
import { renderArticle } from '../../../electron/acts/exports.ts';
import { showDocument } from '../../../electron/acts/show-document.ts';
import { addVersion } from '../../../electron/acts/update-article.ts';
import { addSource, deskAt, testDesk } from './test-desk.ts';
import { nextVersion } from './updates.ts';

const first = [
  'The port handled fewer ships in October than in any month since the strike of 2019.',
  'Pilots refuse to work at night until the council has answered their letter about wages.',
  'The council meets on 18 November to decide whether the harbour tax is raised again.',
];

const second = [
  'This report was corrected.',
  'Pilots refuse to work at night until the council has answered their letter about wages.',
  'The council meets on 19 November to decide whether the harbour tax is to be raised again.',
].join('\n\n');

/** A source with a note on each of its three paragraphs and one on the whole. */
async function annotatedSource(desk: Desk): Promise<{ id: string; notes: string[] }> {
  const { id } = await addSource(desk, first.join('\n\n'), 'Traffic falls');
  const notes: string[] = [];
  for (const exact of first) notes.push((await annotateQuote(desk, { articleId: id, exact, comment: exact })).id);
  return { id, notes };
}

async function articleOf(desk: Desk, id: string) {
  const article = await desk.library.articles.get(id);
  if (article === null) throw new Error('The test’s source is gone.');
  return article;
}

describe('a new version of a source', () => {
  it('keeps the text that it had', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    const before = await articleOf(desk, id);
    await addVersion(desk, id, nextVersion(second));
    const { body, sha256, origin, createdAt } = before;
    const kept = { version: 1, title: 'Traffic falls', body, sha256, origin, pages: null, original: null };
    expect((await articleOf(desk, id)).earlier).toEqual([{ ...kept, importedAt: createdAt }]);
  });

  it('has text, language, direction, origin, original and pages of its own', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    const original = { sha256: 'b'.repeat(64), bytes: 9, form: 'pdf' } as const;
    const next = { ...nextVersion('دونوں فریق متفق ہیں۔', { language: 'ur', direction: 'rtl', pages: [0] }), original };
    await addVersion(desk, id, next);
    const { version, importedAt, updatedAt, ...article } = await articleOf(desk, id);
    const { body, sha256, language, direction, pages } = next.parsed;
    expect(article).toMatchObject({ body, sha256, language, direction, pages, original, origin: next.origin });
    expect([version, importedAt]).toEqual([2, updatedAt]);
  });

  it('leaves all that a person may have set of the source as it is', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    const url = 'https://quay.example/a';
    const patch = { title: 'Mine', byline: 'Me', publisher: 'Ours', url, reliability: 'B', tags: ['port'] } as const;
    await updateArticle(desk, id, { ...patch, tags: [...patch.tags], status: 'corrected', publishedAt: '2026-03-01' });
    await addVersion(desk, id, nextVersion(second));
    expect(await articleOf(desk, id)).toMatchObject({ ...patch, status: 'corrected', publishedAt: '2026-03-01' });
  });

  it('takes the address that it comes with', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    await addVersion(desk, id, { ...nextVersion(second), url: 'https://quay.example/moved' });
    expect((await articleOf(desk, id)).url).toBe('https://quay.example/moved');
    const url = 'https://quay.example/again';
    expect(await addVersion(desk, id, { ...nextVersion(second), url })).toEqual({ status: 'same', version: 2 });
    expect(await articleOf(desk, id)).toMatchObject({ url, version: 2 });
  });

  it('anchors each note anew and says how many are in which state', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    const report = await addVersion(desk, id, nextVersion(second));
    const notes = await listAnnotations(desk, id);
    expect(notes.map(({ state }) => state)).toEqual(['lost', 'moved', 'changed']);
    expect(report).toEqual({ status: 'updated', version: 2, states: { exact: 0, moved: 1, changed: 1, lost: 1 } });
    expect(notes.map(({ comment, anchor }) => [comment, anchor?.articleVersion])).toEqual([
      [first[0], 1],
      [first[1], 2],
      [first[2], 1],
    ]);
    expect(notes[2]?.proposal?.anchor.quote.exact).toContain('19 November');
  });

  it('is none when the text is the same', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    const before = await articleOf(desk, id);
    expect(await addVersion(desk, id, nextVersion(before.body))).toEqual({ status: 'same', version: 1 });
    expect(await articleOf(desk, id)).toEqual(before);
  });

  it('is refused, by name, when another source has its text', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    const other = await addSource(desk, 'Quite another text.', 'The other');
    await expect(addVersion(desk, id, nextVersion('Quite another text.'))).rejects.toMatchObject({
      code: 'duplicate',
      message: expect.stringContaining('“The other”'),
      details: { id: other.id },
    });
    expect((await articleOf(desk, id)).version).toBe(1);
  });

  it('may go back to an earlier text, and then finds what was lost', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    await addVersion(desk, id, nextVersion(second));
    const report = await addVersion(desk, id, nextVersion(first.join('\n\n')));
    // Its surroundings are not those that it had in version 2.
    expect(report).toMatchObject({ version: 3, states: { exact: 2, moved: 1, changed: 0, lost: 0 } });
    expect((await articleOf(desk, id)).earlier.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('needs a source, which may be without notes', async () => {
    const desk = await testDesk();
    await expect(addVersion(desk, 'missing999', nextVersion('x'))).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await addSource(desk, 'A text.');
    const states = { exact: 0, moved: 0, changed: 0, lost: 0 };
    expect(await addVersion(desk, id, nextVersion('B text.'))).toEqual({ status: 'updated', version: 2, states });
  });
});

describe('an update', () => {
  it('and notes made at the same time lose nothing of each other', async () => {
    const desk = await testDesk();
    const { id, notes } = await annotatedSource(desk);
    await Promise.all([
      annotateQuote(desk, { articleId: id, exact: 'Pilots refuse', comment: 'Before' }),
      addVersion(desk, id, nextVersion(second)),
      updateAnnotation(desk, id, notes[0] ?? '', { comment: 'Edited' }),
      annotateQuote(desk, { articleId: id, exact: 'was corrected', comment: 'After' }),
    ]);
    const listed = await listAnnotations(desk, id);
    expect(listed.map(({ comment }) => comment)).toEqual(['Edited', first[1], first[2], 'Before', 'After']);
    expect(listed.map(({ state }) => state)).toEqual(['lost', 'moved', 'changed', 'moved', 'exact']);
  });

  it('is wholly there when the library is opened again', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    await addVersion(desk, id, nextVersion(second));
    const [article, notes] = [await articleOf(desk, id), await listAnnotations(desk, id)];
    await desk.library.close();
    const again = await deskAt(desk.library.root);
    expect([await articleOf(again, id), await listAnnotations(again, id)]).toEqual([article, notes]);
  });

  it('never changes how many notes there are, nor places one on other words than its own', async () => {
    const pieces = fc.constantFrom(
      ...first,
      ...second.split('\n\n'),
      'No ship left the port on Sunday.',
      '港口继续关闭。',
    );
    const texts = fc.array(fc.array(pieces, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, async (versions) => {
        const desk = await testDesk();
        const { id, notes } = await annotatedSource(desk);
        for (const paragraphs of versions) await addVersion(desk, id, nextVersion(paragraphs.join('\n\n')));
        const listed = await listAnnotations(desk, id);
        expect(listed.map((note) => note.id)).toEqual(notes);
        const { text } = parseDocument((await articleOf(desk, id)).body);
        for (const { anchor, state, comment } of listed) {
          if (anchor === null || (state !== 'exact' && state !== 'moved')) continue;
          expect(text.slice(anchor.position.start, anchor.position.end)).toBe(comment);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('what is told of an updated source', () => {
  it('is, at each citation, the state and the version that the quoted words stand in', async () => {
    const desk = await testDesk();
    const { id, notes } = await annotatedSource(desk);
    await addVersion(desk, id, nextVersion(second));
    await updateArticle(desk, id, { status: 'withdrawn' });
    const citations = await resolveCitations(desk, notes);
    expect(citations.map((one) => [one?.state, one?.locator, one?.quote, one?.articleStatus])).toEqual([
      ['lost', '¶1 of version 1', first[0], 'withdrawn'],
      ['moved', '¶2', first[1], 'withdrawn'],
      ['changed', '¶3 of version 1', first[2], 'withdrawn'],
    ]);
  });

  it('has the earlier texts when it is shown whole', async () => {
    const desk = await testDesk();
    const { id } = await annotatedSource(desk);
    const { sha256, createdAt } = await articleOf(desk, id);
    await addVersion(desk, id, nextVersion(second));
    const { document } = await showDocument(desk, id);
    const text = first.join('\n\n');
    const earlier = [{ version: 1, title: 'Traffic falls', importedAt: createdAt, sha256, text }];
    expect(document).toMatchObject({ version: 2, text: second, earlier });
    expect(document).toMatchObject({ annotations: [{ state: 'lost' }, { state: 'moved' }, { state: 'changed' }] });
  });

  it('is in an export: the present text, and what became of each passage', async () => {
    const desk = await testDesk();
    const { id, notes } = await annotatedSource(desk);
    await createBriefing(desk, { title: 'Outlook', body: `Fewer ships.[^${notes[0]}]` });
    await addVersion(desk, id, nextVersion(second));
    const [markdown] = await renderArticle(desk, id);
    expect(markdown?.content).toContain('This report was corrected.');
    expect(markdown?.content).toContain(`¶1 of version 1 · the passage is no longer in the source · \`${notes[0]}\``);
  });
});
