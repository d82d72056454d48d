import { describe, expect, it } from 'vitest';
import type { AnchorState, Annotation } from '../../../../core/model/annotation.ts';
import { Reading } from '../../../../renderer/panes/source/reading.svelte.ts';
import { annotation, article } from '../../../electron/store/builders.ts';

const body = 'The talks resume on Monday.';
const anchorOf = (words: string, articleVersion: number) => ({
  quote: { exact: words, prefix: '', suffix: '' },
  position: { start: body.indexOf(words), end: body.indexOf(words) + words.length },
  articleVersion,
});

function note(id: string, words: string, state: AnchorState): Annotation {
  const sure = { ...annotation(id, 'aaaaaa'), state };
  if (state !== 'changed') return { ...sure, anchor: anchorOf(words, state === 'lost' ? 1 : 2) };
  return { ...sure, anchor: anchorOf('The', 1), proposal: { anchor: anchorOf(words, 2), similarity: 0.8 } };
}

function readingOf(...annotations: readonly Annotation[]) {
  return new Reading(() => ({ article: article('aaaaaa', { body, version: 2 }), annotations, sentences: [] }));
}

const all = [
  note('gone', 'talks', 'lost'),
  note('late', 'Monday', 'changed'),
  note('early', 'talks', 'changed'),
  note('stands', 'resume', 'exact'),
];

describe('The notes that wait to be decided', () => {
  it('are stepped through in the order of the text, lost ones last, and round the end', () => {
    const reading = readingOf(...all);
    expect([1, 2, 3, 4].map(() => reading.stepUndecided(0))).toEqual(['early', 'late', 'gone', 'early']);
  });

  it('begin with the first from the place that is read', () => {
    expect(readingOf(...all).stepUndecided(body.indexOf('resume'))).toBe('late');
  });

  it('are none when every passage is sure', () => {
    expect(readingOf(note('stands', 'resume', 'moved')).stepUndecided(0)).toBeNull();
  });
});

describe('The open note', () => {
  it.each(['changed', 'lost'] as const)('may be attached elsewhere when it is %s', (state) => {
    const reading = readingOf(note('open', 'talks', state));
    reading.select('open');
    expect(reading.movable?.id).toBe('open');
  });

  it('stays where it is when its passage is sure', () => {
    const reading = readingOf(note('open', 'talks', 'moved'));
    reading.select('open');
    expect(reading.movable).toBeNull();
  });
});
