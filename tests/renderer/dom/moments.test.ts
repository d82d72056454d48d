import { describe, expect, it } from 'vitest';
import { dayOf, momentText } from '../../../renderer/dom/moments.ts';

const now = new Date(2026, 10, 24, 12, 30);

describe('A moment', () => {
  it('is told within a sentence', () => {
    const days = [new Date(2026, 10, 24, 12, 3), new Date(2026, 10, 23, 12, 3), new Date(2025, 0, 2, 12, 3)];
    expect(days.map((day) => momentText(day.toISOString(), now))).toEqual([
      'today 12:03',
      'yesterday 12:03',
      '2 January 2025 12:03',
    ]);
  });

  it('to come is told by its date', () => {
    expect(dayOf(new Date(2036, 10, 24), now)).toBe('24 November 2036');
  });
});
