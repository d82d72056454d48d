import { describe, expect, it } from 'vitest';
import { bareReason, keptWords } from '../../renderer/app/not-saved-words.ts';

describe('The words of what is not saved', () => {
  it('give the reason once, whichever act met it', () => {
    expect(bareReason('Not saved: the disk is full.')).toBe('the disk is full.');
    expect(bareReason('Not read: the folder is gone.')).toBe('the folder is gone.');
    expect(bareReason('There is no briefing “a”.')).toBe('There is no briefing “a”.');
  });

  it('say that the text is kept and tried again', () => {
    expect(keptWords('Your text', null)).toBe('Your text is kept here and tried again every few seconds.');
  });

  it('warn when nothing outside the library holds it either', () => {
    expect(keptWords('Your note', 'The disk is full.')).toMatch(/If the app stops it is lost.*Save it elsewhere\.$/);
  });
});
