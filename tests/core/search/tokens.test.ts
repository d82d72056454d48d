import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf, wordsOf } from '../../../core/search/tokens.ts';

describe('wordsOf', () => {
  it.each([
    ['The talks resume', 'the talks resume'],
    ["l’hôtel de l'Élysée", 'l hotel de l elysee'],
    ['jusqu’à', 'jusqu a'],
    ['China’s port', 'china port'],
    ["O'Brien, Qur’an", 'obrien quran'],
    ['don’t', 'dont'],
    ['U.S. and U.N.-led', 'us and un led'],
    ['policy-makers', 'policy makers'],
    ['3,000.50', '3 000 50'],
    ['1.5', '1 5'],
    ['巴基斯坦', '巴基 基斯 斯坦 坦'],
    ['水', '水'],
    ['中国GDP增长5.2%', '中国 国 gdp 增长 长 5 2'],
    ['ラーメン', 'ラー ーメ メン ン'],
    ['ｶﾞｽ', 'ガス ス'],
    ['پاکستان کا پانی', 'پاكستان كا پاني'],
    ['สวัสดี', 'สวั วัส สดี ดี'],
    ['𠀀𠀁', '𠀀𠀁 𠀁'],
    ['½', '1 2'],
    ['', ''],
    ['— … “” \u200B', ''],
    ['\ud800 a', 'a'],
  ])('parts %j as %j', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });

  it('cuts off a word that nobody could type', () => {
    expect(wordsOf('x'.repeat(5_000_000))).toEqual(['x'.repeat(64)]);
  });

  it('takes a million marks and a million apostrophes in its stride', () => {
    expect(wordsOf(`a${'\u0301'.repeat(1_000_000)} b`)).toEqual(['a', 'b']);
    expect(wordsOf("x'y".repeat(500_000)).length).toBe(1);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(...'a Éé’.-水源ガー\u3099ที่ہ۲\u0301\u200D𠀀½l'), maxLength: 40 }),
);

describe('tokensOf', () => {
  it('gives offsets in order that lie in the text, and never an empty or parted word', () => {
    fc.assert(
      fc.property(text, (given) => {
        let at = 0;
        for (const { text: word, start, end } of tokensOf(given)) {
          expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(given.length);
          at = start;
        }
      }),
    );
  });

  it('gives a word of a word again', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const word of wordsOf(given)) expect(wordsOf(word)[0]).toBe(word);
      }),
    );
  });

  it('covers a word with its marks, and a pair with both its characters', () => {
    expect(tokensOf('x e\u0301t')).toEqual([
      { text: 'x', start: 0, end: 1 },
      { text: 'et', start: 2, end: 5 },
    ]);
    expect(tokensOf('水源')[0]).toEqual({ text: '水源', start: 0, end: 2 });
  });
});
