import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../core/markdown/parse.ts';
import type { Annotation } from '../../../../core/model/annotation.ts';
import { coverageOf } from '../../../../renderer/panes/source/coverage.ts';
import { citedWords, isShown, notesOf, notesWords, stateWords } from '../../../../renderer/panes/source/notes.ts';
import { passagesAt, passagesOf } from '../../../../renderer/panes/source/passages.ts';

const annotation = (id: string, start: number | null, end = 0, more: Partial<Annotation> = {}): Annotation => ({
  id,
  articleId: 'aaaaaa',
  anchor:
    start === null
      ? null
      : { quote: { exact: 'x', prefix: '', suffix: '' }, position: { start, end }, articleVersion: 1 },
  category: 'quote',
  comment: 'says something',
  tags: [],
  credibility: null,
  state: 'exact',
  proposal: null,
  createdAt: '2026-03-03T00:00:00.000Z',
  updatedAt: '2026-03-03T00:00:00.000Z',
  ...more,
});
const anchorAt = (start: number, end: number) => ({
  quote: { exact: 'x', prefix: '', suffix: '' },
  position: { start, end },
  articleVersion: 2,
});
const changed = (id: string, start: number, end: number, comment = '') =>
  annotation(id, 90, 95, { state: 'changed', comment, proposal: { anchor: anchorAt(start, end), similarity: 0.8 } });
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('passagesOf', () => {
  it('gives passages in document order, without lost ones and notes on the whole source', () => {
    const all = [
      annotation('second', 8, 9),
      annotation('first', 0, 4),
      annotation('gone', 1, 2, { state: 'lost' }),
      annotation('whole', null),
    ];
    expect(ids(passagesOf(all, 10))).toEqual(['first', 'second']);
  });

  it('places a changed passage where it is proposed, as not sure', () => {
    expect(passagesOf([changed('other', 3, 7)], 10)).toEqual([
      { id: 'other', category: 'quote', start: 3, end: 7, sure: false },
    ]);
  });

  it('leaves out a passage that reaches beyond the text', () => {
    expect(passagesOf([annotation('long', 0, 11)], 10)).toEqual([]);
  });
});

describe('passagesAt', () => {
  it('puts the shortest passage first', () => {
    const passages = passagesOf([annotation('long', 0, 9), annotation('short', 2, 4), annotation('far', 20, 22)], 30);
    expect(ids(passagesAt(passages, 3))).toEqual(['short', 'long']);
  });
});

describe('notesOf', () => {
  it('puts notes on the whole source first and lost ones last', () => {
    const all = [annotation('gone', 1, 2, { state: 'lost' }), annotation('passage', 0, 4), annotation('whole', null)];
    const notes = notesOf(all, passagesOf(all, 10));
    expect(notes.map((note) => [note.annotation.id, note.place])).toEqual([
      ['whole', 'source'],
      ['passage', 'passage'],
      ['gone', 'lost'],
    ]);
  });

  it('shows a passage without a comment only while it is selected', () => {
    const note = { annotation: annotation('silent', 0, 4, { comment: '' }), place: 'passage' } as const;
    expect(isShown(note, null)).toBe(false);
    expect(isShown(note, 'silent')).toBe(true);
  });
});

describe('A note whose passage has changed', () => {
  it('shows without a comment and unselected, for it waits to be decided', () => {
    expect(isShown({ annotation: changed('other', 3, 7), place: 'passage' }, null)).toBe(true);
  });
});

describe('stateWords', () => {
  it('say what became of a passage, and nothing of one that stands where it stood', () => {
    const moved = annotation('moved', 0, 4, { state: 'moved', anchor: anchorAt(0, 4) });
    const words = [
      stateWords({ annotation: annotation('stands', 0, 4), place: 'passage' }),
      stateWords({ annotation: moved, place: 'passage' }),
      stateWords({ annotation: changed('other', 3, 7), place: 'passage' }),
      stateWords({ annotation: annotation('gone', 0, 4, { state: 'lost' }), place: 'lost' }),
    ];
    expect(words).toEqual([null, 'Moved in version 2', 'Passage changed', 'Passage not found']);
  });
});

describe('notesWords', () => {
  it('know one from many', () => {
    expect([0, 1, 2].map(notesWords)).toEqual(['0 notes', '1 note', '2 notes']);
  });
});

describe('citedWords', () => {
  it('counts as a person would', () => {
    expect([1, 2, 3].map(citedWords)).toEqual(['cited once', 'cited twice', 'cited 3 times']);
  });
});

describe('coverageOf', () => {
  it('has one cell a numbered paragraph: cited, highlighted or unused', () => {
    const { text, blocks } = parseDocument('# Title\n\nFirst one.\n\nSecond one.\n\nThird one.');
    const at = (words: string) => [text.indexOf(words), text.indexOf(words) + words.length] as const;
    const passages = passagesOf(
      [annotation('cited', ...at('First')), annotation('marked', ...at('Second'))],
      text.length,
    );
    const { cells, counts } = coverageOf(blocks, passages, new Set(['cited']), null);
    expect(cells.map(({ place, state }) => [place, state])).toEqual([
      ['¶1', 'cited'],
      ['¶2', 'highlighted'],
      ['¶3', 'unused'],
    ]);
    expect(counts).toEqual({ cited: 1, highlighted: 1, unused: 1 });
  });

  it('has cells of several paragraphs where a text is very long, which lead to what stands in them', () => {
    const { text, blocks } = parseDocument(Array.from({ length: 1000 }, (_, i) => `Paragraph ${i + 1}.`).join('\n\n'));
    const start = text.indexOf('Paragraph 7.');
    const passages = passagesOf([annotation('marked', start, start + 5)], text.length);
    const { cells, counts } = coverageOf(blocks, passages, new Set(), null);
    expect(cells.slice(0, 3)).toEqual([
      { index: 0, place: '¶1–5', state: 'unused' },
      { index: 6, place: '¶6–10', state: 'highlighted' },
      { index: 10, place: '¶11–15', state: 'unused' },
    ]);
    expect([cells.length, counts.highlighted, counts.unused]).toEqual([200, 1, 999]);
  });

  it('names paragraphs by their page where the source has pages', () => {
    const { text, blocks } = parseDocument('First one.\n\nSecond one.');
    const pages = [0, text.indexOf('Second')];
    expect(coverageOf(blocks, [], new Set(), pages).cells.map(({ place }) => place)).toEqual(['p. 1 ¶1', 'p. 2 ¶1']);
  });
});
