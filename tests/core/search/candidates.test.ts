import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCandidates } from '../../../core/search/candidates.ts';
import { scanTokens, type Token, tokensOf } from '../../../core/search/tokens.ts';

const letters = fc.constantFrom(
  ...['a', 'b', 's', 'l', 'é', 'e\u0301', 'ß', 'Σ', '½', 'ﷺ', '’', '.', ' ', ' ', 'U.S.', '水', '资', '资\u0301', 'ガ'],
  ...[
    'カ\u3099',
    'ｶﾞ',
    'กำ',
    '𠀀',
    '😀',
    'ک',
    '\u064e',
    '\u0640',
    '۲',
    '한',
    'ᄒ',
    '\ud800',
    '，',
    '㍿',
    '\u0301'.repeat(12),
  ],
);
const texts = fc.array(letters, { maxLength: 40 }).map((pieces) => pieces.join(''));

const tokensFrom = (text: string, from: number): Token[] => {
  const tokens: Token[] = [];
  const take = (word: string, start: number, end: number) => tokens.push({ text: word, start, end }) === 0;
  scanTokens(text, take, from);
  return tokens;
};

describe('findCandidates', () => {
  it('leaves no token out that begins with a word, from wherever it is asked', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat({ max: 3 }), (text, seed, length) => {
        const tokens = tokensOf(text);
        const word = (tokens[seed % Math.max(1, tokens.length)]?.text ?? 'a').slice(0, length + 1);
        const next = findCandidates(text, [word]);
        for (const [at, token] of tokens.entries()) {
          if (!token.text.startsWith(word)) continue;
          const from = tokens[Math.max(0, at - 2)]?.start ?? 0;
          const place = next(from);
          expect(place?.start).toBeLessThanOrEqual(token.start);
          expect(tokensFrom(text, place?.start ?? 0)).toContainEqual(token);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leads past what has nothing of the word', () => {
    const text = `${'far from it '.repeat(100)}treaty`;
    expect(findCandidates(text, ['treaty'])(0)).toEqual({ start: 1200, at: 1200 });
    expect(findCandidates(text, ['dam'])(0)).toBeNull();
  });

  it('goes through a million letters that each may begin the word', () => {
    const text = 'a'.repeat(1_000_000);
    expect(findCandidates(text, ['a'.repeat(64)])(999_900)).toEqual({ start: 999_900, at: 999_900 });
  });
});
