import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysKept, backupRule, historyRule, type ThinningRule } from '../../../core/history/thinning.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date('2026-11-24T12:00:00.000Z');
const nothingNamed: ReadonlySet<string> = new Set();

type Version = { key: string; at: string };

/** Versions kept so many milliseconds ago, newest first. */
const kept = (ages: readonly number[]): Version[] =>
  ages.map((age, index) => ({ key: `${ages.length - index}`, at: new Date(now.getTime() - age).toISOString() }));

const every = (step: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => from + index * step);

function left(rule: ThinningRule, versions: readonly Version[], named = nothingNamed, at = now): Version[] {
  const gone = new Set(rule(versions, { now: at, named }));
  return versions.filter((version) => !gone.has(version));
}

/** Ages as no clock would be trusted to give them: any order, years into the future and the past. */
const anyVersions = fc
  .array(fc.integer({ min: -800 * day, max: 4000 * day }), { maxLength: 120 })
  .map((ages) => kept(ages));

describe('historyRule', () => {
  it('keeps everything of the last hour', () => {
    const versions = kept(every(minute, 60));
    expect(left(historyRule, versions)).toEqual(versions);
  });

  it('keeps the last of each hour for a day', () => {
    const versions = kept(every(5 * minute, 24 * 12));
    const older = left(historyRule, versions).slice(alwaysKept);
    const hours = older.map(({ at }) => at.slice(0, 13));
    expect(hours).toEqual([...new Set(hours)]);
    expect(older.every(({ at }) => at.slice(14, 16) === '55')).toBe(true);
    expect(hours).toHaveLength(22);
  });

  it('keeps one a day for 30 days and one a week after', () => {
    const versions = kept(every(6 * hour, 4 * 100));
    const days = left(historyRule, versions)
      .slice(alwaysKept)
      .map(({ at }) => Math.floor(Date.parse(at) / day));
    const gaps = days.slice(1).map((each, index) => (days[index] ?? 0) - each);
    expect(gaps.filter((gap) => gap === 1).length).toBeGreaterThan(20);
    expect(gaps.slice(-8)).toEqual([7, 7, 7, 7, 7, 7, 7, 7]);
  });

  it('leaves something of every week that ever had a version', () => {
    const weekOf = ({ at }: Version) => Math.floor((Date.parse(at) + 3 * day) / (7 * day));
    fc.assert(
      fc.property(anyVersions, (versions) => {
        expect(new Set(left(historyRule, versions).map(weekOf))).toEqual(new Set(versions.map(weekOf)));
      }),
    );
  });
});

describe('backupRule', () => {
  it('keeps the newest 20, the last of each of 7 days and of 4 weeks, nothing else', () => {
    const versions = kept(every(hour, 24 * 60));
    const older = left(backupRule, versions).slice(alwaysKept);
    // The 24th and the 23rd, and the week that they begin, have their last version among the newest 20.
    const days = ['22', '21', '20', '19', '18', '15', '08'];
    expect(older.map(({ at }) => at.slice(0, 13))).toEqual(days.map((each) => `2026-11-${each}T23`));
  });

  it('counts days that have versions, so that what is seldom edited keeps as many', () => {
    const versions = [...kept(every(minute, 20)), ...kept(every(40 * day, 12, 40 * day))];
    expect(left(backupRule, versions)).toHaveLength(20 + 6);
  });

  it('never keeps more than 31 of a past that nothing is named in', () => {
    const past = fc.array(fc.integer({ min: 0, max: 4000 * day }), { maxLength: 200 }).map((ages) => kept(ages));
    fc.assert(
      fc.property(past, (versions) => {
        expect(left(backupRule, versions).length).toBeLessThanOrEqual(31);
      }),
    );
  });
});

describe.each([
  ['historyRule', historyRule],
  ['backupRule', backupRule],
])('%s', (_, rule) => {
  const jumps = fc.integer({ min: -4000, max: 4000 }).map((days) => new Date(now.getTime() + days * day));

  it('never gives up one of the newest 20, wherever the clock jumps', () => {
    fc.assert(
      fc.property(anyVersions, jumps, (versions, at) => {
        expect(left(rule, versions, nothingNamed, at).slice(0, alwaysKept)).toEqual(versions.slice(0, alwaysKept));
      }),
    );
  });

  it('never gives up what is named or comes from the future', () => {
    fc.assert(
      fc.property(anyVersions, fc.nat(119), (versions, index) => {
        const chosen = versions[index];
        const named = new Set(chosen === undefined ? [] : [chosen.key]);
        const gone = rule(versions, { now, named });
        expect(gone.filter(({ key, at }) => named.has(key) || Date.parse(at) > now.getTime())).toEqual([]);
      }),
    );
  });

  it('gives up nothing more when asked again', () => {
    fc.assert(
      fc.property(anyVersions, (versions) => {
        expect(rule(left(rule, versions), { now, named: nothingNamed })).toEqual([]);
      }),
    );
  });

  it('comes to the same whether it was asked in between or not', () => {
    fc.assert(
      fc.property(anyVersions, fc.nat(60), (versions, days) => {
        const later = new Date(now.getTime() + days * day);
        const inBetween = left(rule, versions);
        expect(left(rule, inBetween, nothingNamed, later)).toEqual(left(rule, versions, nothingNamed, later));
      }),
    );
  });
});
