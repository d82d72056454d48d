import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePassage } from '../../../core/anchoring/describe.ts';
import { reanchor } from '../../../core/anchoring/reanchor.ts';
import { resolveAnchor, textToSearch } from '../../../core/anchoring/resolve.ts';
import { standingOf } from '../../../core/anchoring/standing.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import { annotation } from '../../electron/store/builders.ts';

const paragraphs = [
  'The council met on Monday and put off the vote on the harbour tax until the spring.',
  'Pilots said that they would not bring in ships at night before the lights are mended.',
  'Two members of the port board left the room when the figures were read out.',
  'The mayor called the talks useful, and gave no date on which they would go on.',
];
const text = paragraphs.join('\n\n');
const passage = paragraphs[1] ?? '';

function noteOn(words: string, on = text): Annotation {
  const start = on.indexOf(words);
  return { ...annotation('noteone', 'article'), anchor: describePassage(on, start, start + words.length, 1) };
}

function placed(note: Annotation, later: string, earlier = text): Annotation {
  return reanchor(note, textToSearch(later, earlier), 2);
}

function wordsOf(note: Annotation, later: string): string | null {
  const standing = standingOf(note);
  return standing === null ? null : later.slice(standing.start, standing.end);
}

describe('an annotation whose article has a new version', () => {
  it('is exact where its words stand as they did, whatever came before', () => {
    const later = `A new opening paragraph, of another matter.\n\n${text}`;
    const note = placed(noteOn(passage), later);
    expect([note.state, wordsOf(note, later), note.anchor?.articleVersion]).toEqual(['exact', passage, 2]);
  });

  it('is found word for word where its paragraph was moved', () => {
    const [first, second, third, fourth] = paragraphs;
    const later = [first, third, fourth, second].join('\n\n');
    const note = placed(noteOn(passage), later);
    expect([note.state === 'changed', wordsOf(note, later)]).toEqual([false, passage]);
  });

  it('is changed where its words were altered, and keeps its last sure anchor beside the proposal', () => {
    const altered = passage.replace('before the lights are mended', 'until the lights work again');
    const later = text.replace(passage, altered);
    const note = placed(noteOn(passage), later);
    expect([note.state, wordsOf(note, later), note.anchor]).toEqual(['changed', altered, noteOn(passage).anchor]);
    expect(note.proposal?.similarity).toBeGreaterThan(0.5);
  });

  it('is covered to its last words where others came in before them', () => {
    const altered = passage.replace('before the lights are mended', 'until the lights have been mended');
    const note = placed(noteOn(passage), text.replace(passage, altered).replace(`${paragraphs[2]}\n\n`, ''));
    expect(note.proposal?.anchor.quote.exact).toBe(altered);
  });

  it('is lost where its words were taken out', () => {
    const note = placed(noteOn(passage), text.replace(`${passage}\n\n`, ''));
    expect([note.state, note.proposal, standingOf(note)]).toEqual(['lost', null, null]);
  });

  it('does not pass over to a double of its words when its own were taken out', () => {
    const doubled = `${text}\n\nOf another port, at length: ${passage}\n\nThe end of the other matter.`;
    const later = doubled.replace(`${passage}\n\n`, '');
    const note = placed(noteOn(passage, doubled), later, doubled);
    expect([note.state, standingOf(note)]).toEqual(['lost', null]);
  });

  it('is sure again once its words are back', () => {
    const lost = placed(noteOn(passage), text.replace(`${passage}\n\n`, ''));
    expect(reanchor(lost, textToSearch(text, text), 3)).toMatchObject({ state: 'exact', proposal: null });
  });

  it('on the whole article stays as it is', () => {
    const whole = annotation('noteone', 'article');
    expect(placed(whole, 'Something else.')).toBe(whole);
  });
});

describe('a placement', () => {
  it('is exact on the text that the anchor was made on', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat(), fc.nat(), (any, from, length) => {
        const letters = [...any];
        const at = from % letters.length;
        const start = letters.slice(0, at).join('').length;
        const end = start + letters.slice(at, at + 1 + (length % (letters.length - at))).join('').length;
        const placement = resolveAnchor(textToSearch(any, any), describePassage(any, start, end, 1));
        expect(placement).toEqual({ start, end, how: 'exact', similarity: 1 });
      }),
    );
  });

  it('lies within any other text, cuts no character, and is word for word unless it is only offered', () => {
    const piece = fc.constantFrom(...paragraphs, 'Nothing of this.', '巴基斯坦和印度的会谈。', '𝒜𝒷');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom(...paragraphs), (pieces, words) => {
        const later = pieces.join('\n\n');
        const note = placed(noteOn(words), later);
        const standing = standingOf(note);
        if (standing === null) return;
        expect(0 <= standing.start && standing.start < standing.end && standing.end <= later.length).toBe(true);
        if (standing.sure) expect(later.slice(standing.start, standing.end)).toBe(words);
      }),
    );
  });
});
