import { describe, expect, it } from 'vitest';
import { countWords } from '../../../core/text/words.ts';

describe('countWords', () => {
  it.each([
    ['one two  three\nfour', 4],
    ['', 0],
    [' — … “” ', 0],
    ['don’t well-known U.S. policy-makers', 4],
    ['It cost 3,000.50, or so', 5],
    ['one,two', 2],
    ['snake_case', 2],
    ['e\u0301tude nai\u0308ve', 2],
    ['دونوں ممالک نے اتفاق کیا۔', 5],
    ['می\u200Cروم خانه', 2],
    ['双方同意加快工作。', 8],
    ['中国GDP增长5.2%', 6],
    ['ひらがなカナ', 6],
    ['한국어 문장입니다', 2],
  ])('counts %j as %i', (text, count) => {
    expect(countWords(text, null)).toBe(count);
  });

  it('parts Thai by dictionary, however long and whatever the language tag', () => {
    const sentence = 'สวัสดีชาวโลก';
    expect(countWords(sentence, 'th')).toBe(countWords(sentence, 'not a tag'));
    expect(countWords(sentence, 'th')).toBeGreaterThan(1);
    expect(countWords(sentence.repeat(1_000), 'th')).toBeGreaterThan(1_999);
  });
});
