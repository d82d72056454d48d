import { describe, expect, it } from 'vitest';
import { similarityOf } from '../../../core/near/similarity.ts';
import { wordRunsOf } from '../../../core/near/word-runs.ts';

/** So many words that no other prefix has. */
const words = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(' ');
const similarity = (a: string, b: string): number => similarityOf(wordRunsOf(a), wordRunsOf(b));

describe('The similarity of two texts', () => {
  it('is 1 for the same text and 0 for texts with nothing in common', () => {
    expect(similarity(words('a', 100), words('a', 100))).toBe(1);
    expect(similarity(words('a', 100), words('b', 100))).toBe(0);
  });

  it('is the share of the shorter text, whichever comes first', () => {
    const [report, inPart] = [words('a', 400), `${words('a', 104)} ${words('b', 96)}`];
    expect(similarity(report, inPart)).toBeCloseTo(100 / 196);
    expect(similarity(inPart, report)).toBeCloseTo(100 / 196);
  });

  it('is 0 where a text is too short to tell', () => {
    expect(similarity(words('a', 20), words('a', 20))).toBe(0);
  });

  it('does not count what only closes both texts', () => {
    const closing = words('footer', 90);
    expect(similarity(`${words('a', 80)} ${closing}`, `${words('b', 70)} ${closing}`)).toBe(0);
  });

  it('does not count a closing that differs in its date', () => {
    const closing = (day: string): string => `${words('about', 50)} ${day} ${words('rights', 40)}`;
    expect(similarity(`${words('a', 80)} ${closing('Monday')}`, `${words('b', 70)} ${closing('Friday')}`)).toBe(0);
  });

  it('counts a brief whose headline alone differs', () => {
    const brief = words('brief', 90);
    expect(similarity(`${words('a', 8)} ${brief}`, `${words('b', 8)} ${brief}`)).toBeGreaterThan(0.8);
  });
});
