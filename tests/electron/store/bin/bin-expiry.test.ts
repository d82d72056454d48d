import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Ages,
  countLook,
  daysLeft,
  formatAges,
  isDue,
  parseAges,
} from '../../../../electron/store/bin/bin-expiry.ts';

const day = 86_400_000;
const path = 'articles/firstfirst.20261124T120000000Z.json';
const start = Date.parse('2026-11-24T12:00:00.000Z');

/** The age in days after looks on these days, the first of which found the file. */
function ageAfter(...days: readonly number[]): number {
  let ages: Ages | null = null;
  for (const each of days) ages = countLook([path], ages, new Date(start + each * day));
  return (ages?.ages.get(path) ?? Number.NaN) / day;
}

describe('the age of a file in the bin', () => {
  it('begins when a look first finds it', () => {
    expect(ageAfter(0)).toBe(0);
    expect(ageAfter(-3652)).toBe(0);
  });

  it('is what went by between the looks since', () => {
    expect(ageAfter(0, 1, 3.5)).toBe(3.5);
    expect(ageAfter(0, 60)).toBe(60);
  });

  it.each([
    ['ten years behind, until it is put right', [-3652, 0, 1], 2],
    ['ten years ahead, until it is put right', [0, 3652, 2], 2],
    ['ten years behind in between', [0, -3652, 2], 2],
  ])('grows by one day where the clock jumps: %s', (_, days, age) => {
    expect(ageAfter(...days)).toBe(age);
  });

  it('is never 30 days before as many looks, unless so much went by at a stretch of at most 60', () => {
    const jump = fc.integer({ min: 61, max: 5000 }).chain((size) => fc.constantFrom(size, -size));
    fc.assert(
      fc.property(fc.array(jump, { maxLength: 29 }), (jumps) => {
        let at = 0;
        const looks = jumps.map((by) => (at += by));
        expect(isDue(ageAfter(0, ...looks) * day)).toBe(false);
      }),
    );
  });

  it('begins anew for another file, and is forgotten with the file', () => {
    const first = countLook([path], null, new Date(start));
    const second = countLook(['briefings/other.json'], first, new Date(start + day));
    expect(second.ages).toEqual(new Map([['briefings/other.json', 0]]));
    expect(countLook([path], second, new Date(start + 2 * day)).ages.get(path)).toBe(0);
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
  ])('after %d counted days are %d', (days, left) => {
    expect([daysLeft(days * day), isDue(days * day)]).toEqual([left, left === 0]);
  });
});

describe('the file of ages', () => {
  const ages = countLook([path], countLook([path], null, new Date(start)), new Date(start + 2 * day));

  it('reads back as it was written', () => {
    expect(parseAges(formatAges(ages))).toEqual(ages);
  });

  it.each(['', '{', '[]', 'null', '{"lookedAt":"2026-11-24T12:00:00.000Z","ages":{}}'])('is none in %j', (text) => {
    expect(parseAges(text)).toBeNull();
  });

  it('is not trusted when one digit is another', () => {
    expect(parseAges(formatAges(ages).replace('172800000', '972800000'))).toBeNull();
  });
});
