import { describe, expect, it } from 'vitest';
import { undecidedWords, updateWords } from '../../../renderer/app/update-words.ts';

const states = (exact: number, moved: number, changed: number, lost: number) => ({ exact, moved, changed, lost });

describe('updateWords', () => {
  it('count the notes by what became of them', () => {
    expect(updateWords(2, states(12, 1, 2, 1))).toBe('Version 2: 12 notes unchanged, 1 moved, 2 changed, 1 not found.');
  });

  it('leave out what did not happen', () => {
    expect(updateWords(3, states(0, 0, 1, 0))).toBe('Version 3: 1 note changed.');
  });

  it('of a source without notes say so', () => {
    expect(updateWords(2, states(0, 0, 0, 0))).toBe('Version 2 is here. No passage of it is noted yet.');
  });
});

describe('undecidedWords', () => {
  it.each([
    [2, 1, '2 passages have changed and 1 was not found in version 4.'],
    [1, 2, '1 passage has changed and 2 were not found in version 4.'],
    [1, 0, '1 passage has changed in version 4.'],
    [0, 3, '3 passages were not found in version 4.'],
    [0, 0, null],
  ])('of %d changed and %d lost are %j', (changed, lost, words) => {
    expect(undecidedWords(4, { changed, lost })).toBe(words);
  });
});
