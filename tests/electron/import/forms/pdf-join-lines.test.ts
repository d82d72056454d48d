import { describe, expect, it } from 'vitest';
import { joinLines, vocabularyOf } from '../../../../electron/import/forms/pdf/join-lines.ts';

const none = vocabularyOf([]);

describe('joinLines', () => {
  it.each([
    [['the har-', 'bour is shut'], 'the harbour is shut'],
    [['Franco-', 'German talks'], 'Franco-German talks'],
    [['the Franco-', 'german talks'], 'the Francogerman talks'],
    [['COVID-', '19 cases'], 'COVID-19 cases'],
    [['a state-of-the-', 'art crane'], 'a state-of-the-art crane'],
    [['Ein-', 'und Ausfuhr'], 'Ein- und Ausfuhr'],
    [['the har\u00ad', 'bour, co\u00adoperation'], 'the harbour, cooperation'],
    [['a dash -', 'and more'], 'a dash - and more'],
    [['the weekend.', 'Every ship'], 'the weekend. Every ship'],
  ])('joins %j to %j', (lines, joined) => {
    expect(joinLines(lines, none)).toBe(joined);
  });

  it('keeps the hyphen of a word that has it elsewhere within a line', () => {
    expect(joinLines(['a long-', 'term plan'], vocabularyOf(['the Long-term view']))).toBe('a long-term plan');
  });

  it('drops it from a word that stands elsewhere without, even within a compound', () => {
    const vocabulary = vocabularyOf(['the cooperation']);
    expect(joinLines(['the co-', 'operation'], vocabulary)).toBe('the cooperation');
  });

  it('does not learn from words that are cut off themselves', () => {
    expect(vocabularyOf(['a well-known har-']).has('har')).toBe(false);
  });

  it('puts no space between characters of scripts without spaces', () => {
    expect(joinLines(['港口恢复', '作业。', '据 Reuters', '报道'], none)).toBe('港口恢复作业。据 Reuters 报道');
    expect(joinLines(['ท่าเรือ', 'เปิด'], none)).toBe('ท่าเรือเปิด');
    expect(joinLines(['항구가', '열렸다'], none)).toBe('항구가 열렸다');
  });
});
