import { describe, expect, it } from 'vitest';
import { listNotes } from '../../../core/history/note-listing.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import { annotation, article, changed, updated } from '../export/builders.ts';

const source = article({ body: '# Talks\n\nThe talks resume on Monday.\n\nGrain prices fell by 4%.' });

const note = (exact: string | null, fields: Partial<Annotation> = {}) =>
  annotation(source, 'notenote22', exact, { credibility: null, ...fields });

describe('listNotes', () => {
  it('tells place, category, grading and tags, then the passage, then the comment', () => {
    const full = note('fell by 4%', {
      comment: 'Since May.\n',
      category: 'figure',
      credibility: 2,
      tags: ['grain', 'PRC'],
    });
    expect(listNotes([full], source)).toBe(
      '¶2 · figure · credibility 2: probably true · tags: grain, PRC\n\n> fell by 4%\n\nSince May.\n',
    );
  });

  it('puts notes in the order of the text, those on the whole source first', () => {
    const whole = note(null, { comment: 'Thin.', category: 'doubt' });
    const notes = [note('Grain prices'), note('Talks'), note('The talks'), whole];
    expect(listNotes(notes, source)).toBe(
      [
        'whole source · doubt\n\nThin.\n',
        'heading above ¶1 · key point\n\n> Talks\n',
        '¶1 · key point\n\n> The talks\n',
        '¶2 · key point\n\n> Grain prices\n',
      ].join('\n'),
    );
  });

  it('gives the same text whatever order the set is in', () => {
    const notes = ['aaaaaa', 'bbbbbb', 'cccccc'].map((id) => note('Monday', { id, comment: id }));
    expect(listNotes([...notes].reverse(), source)).toBe(listNotes(notes, source));
  });

  it('quotes every line of a passage', () => {
    expect(listNotes([note('Monday.\n\nGrain')], source)).toContain('> Monday.\n>\n> Grain\n');
  });

  it('names the version that the words stand in when it isn’t the present one', () => {
    const later = updated(source, 'Nothing is left.');
    expect(listNotes([note('Monday', { state: 'lost' })], later)).toBe(
      '¶1 of version 1 · key point · the passage is no longer in the source\n\n> Monday\n',
    );
    const moved = changed(later, note('Monday'), 'Nothing');
    expect(listNotes([moved], later)).toMatch(/^¶1 of version 1 · .* · the passage reads differently in the source\n/);
  });

  it('tells no place without the article, in a version of it that isn’t there, or when the passage is lost', () => {
    const one = note('Monday');
    expect(listNotes([one], null)).toBe('key point\n\n> Monday\n');
    expect(listNotes([one], { ...source, version: 2 })).toBe('key point\n\n> Monday\n');
    expect(listNotes([{ ...one, state: 'lost' }], source)).toContain(
      'key point · the passage is no longer in the source',
    );
  });

  it('is empty without notes', () => {
    expect(listNotes([], source)).toBe('');
  });
});
