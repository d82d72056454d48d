import { describe, expect, it } from 'vitest';
import { comparedTexts, versionsOf } from '../../../../renderer/panes/source/source-versions.ts';
import { annotation, article } from '../../../electron/store/builders.ts';

const noteOn = (id: string, articleVersion: number) => ({
  ...annotation(id, 'aaaaaa'),
  anchor: { quote: { exact: 'x', prefix: '', suffix: '' }, position: { start: 0, end: 1 }, articleVersion },
});
const first = {
  version: 1,
  title: 'Talks resume',
  body: 'On Monday.',
  sha256: 'b'.repeat(64),
  pages: null,
  origin: { kind: 'file', name: 'first.txt' },
  original: null,
  importedAt: '2026-11-01T12:00:00.000Z',
} as const;
const importedAt = '2026-11-20T12:00:00.000Z';
const source = article('aaaaaa', { version: 2, body: 'On Tuesday.', importedAt, earlier: [first] });

describe('versionsOf', () => {
  it('puts the present version first, each with the day that it came in', () => {
    expect(versionsOf(source, []).map(({ version, body, importedAt: at }) => [version, body, at])).toEqual([
      [2, 'On Tuesday.', importedAt],
      [1, 'On Monday.', first.importedAt],
    ]);
  });

  it('takes the day of the source itself for one that was never updated', () => {
    const { createdAt } = source;
    expect(versionsOf(article('aaaaaa'), []).map((version) => version.importedAt)).toEqual([createdAt]);
  });

  it('gives each version the notes whose last sure words are its own', () => {
    const notes = [noteOn('stands', 2), noteOn('gone', 1), annotation('whole', 'aaaaaa')];
    expect(versionsOf(source, notes).map((version) => version.notes.map(({ id }) => id))).toEqual([
      ['stands'],
      ['gone'],
    ]);
  });
});

describe('comparedTexts', () => {
  it('are what is read, without Markdown’s marks', () => {
    expect(comparedTexts('# On *Monday*', '# On **Tuesday**')).toEqual({ before: 'On Monday', after: 'On Tuesday' });
  });

  it('are none where the window would not stand them', () => {
    expect(comparedTexts('x'.repeat(3_000_000), 'y'.repeat(3_000_000))).toBeNull();
  });
});
