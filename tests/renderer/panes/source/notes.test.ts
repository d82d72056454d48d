import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../core/markdown/parse.ts';
import type { Annotation } from '../../../../core/model/annotation.ts';
import { coverageOf } from '../../../../renderer/panes/source/coverage.ts';
import { citedWords, isShown, notesOf } from '../../../../renderer/panes/source/notes.ts';
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
  createdAt: '2026-03-03T00:00:00.000Z',
  updatedAt: '2026-03-03T00:00:00.000Z',
  ...more,
});
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
    expect(coverageOf(blocks, passages, new Set(['cited'])).map(({ number, state }) => [number, state])).toEqual([
      [1, 'cited'],
      [2, 'highlighted'],
      [3, 'unused'],
    ]);
  });
});
