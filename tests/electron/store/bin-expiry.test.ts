import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLeft, formatMarks, judgeDue, parseMarks } from '../../../electron/store/bin-expiry.ts';

const day = 86_400_000;
const removed = Date.parse('2026-11-24T12:00:00.000Z');
const file = { path: 'articles/firstfirst.json', removedAt: new Date(removed).toISOString() };
const daysLater = (days: number): Date => new Date(removed + days * day);
const none: ReadonlyMap<string, string> = new Map();

describe('what is due in the bin', () => {
  it('is nothing for 30 days', () => {
    expect(judgeDue([file], none, daysLater(29.9))).toEqual({ expired: [], marks: none });
  });

  it('is first marked, and expires a day after the mark', () => {
    const first = judgeDue([file], none, daysLater(31));
    expect(first).toEqual({ expired: [], marks: new Map([[file.path, daysLater(31).toISOString()]]) });
    expect(judgeDue([file], first.marks, daysLater(31.9)).expired).toEqual([]);
    expect(judgeDue([file], first.marks, daysLater(32)).expired).toEqual([file.path]);
  });

  it('is marked anew when the clock stands before the mark', () => {
    const ahead = judgeDue([file], none, daysLater(3650)).marks;
    const back = judgeDue([file], ahead, daysLater(31));
    expect(back).toEqual({ expired: [], marks: new Map([[file.path, daysLater(31).toISOString()]]) });
  });

  it('loses its mark when the clock shows that it is not due after all', () => {
    const ahead = judgeDue([file], none, daysLater(3650)).marks;
    expect(judgeDue([file], ahead, daysLater(2))).toEqual({ expired: [], marks: none });
  });

  it('never expires at the first look, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        expect(judgeDue([file], none, daysLater(days)).expired).toEqual([]);
      }),
    );
  });

  it('never expires within a day of the first look', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        const { marks } = judgeDue([file], none, daysLater(days));
        expect(judgeDue([file], marks, daysLater(days + 0.9)).expired).toEqual([]);
      }),
    );
  });
});

describe('the days left', () => {
  it.each([
    [0, 30],
    [0.5, 30],
    [1, 29],
    [29.5, 1],
    [30, 0],
    [400, 0],
    [-400, 30],
  ])('after %d days are %d', (days, left) => {
    expect(daysLeft(file.removedAt, daysLater(days))).toBe(left);
  });
});

describe('the marks', () => {
  it('read back as they were written', () => {
    const { marks } = judgeDue([file], none, daysLater(31));
    expect(parseMarks(formatMarks(marks))).toEqual(marks);
  });

  it.each(['', '{', '[]', 'null', '{"articles/a.json":1}', '{"articles/a.json":"soon"}'])('are none in %j', (text) => {
    expect(parseMarks(text)).toEqual(none);
  });
});
