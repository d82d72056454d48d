import { describe, expect, it } from 'vitest';
import type { Version } from '../../../../core/model/version.ts';
import { groupByDay } from '../../../../renderer/panes/history/version-days.ts';

const now = new Date(2026, 10, 24, 12, 30);
const kept = (revision: number, ...at: [number, number, number, number?, number?, number?]): Version => ({
  key: `${revision}-0123456789ab`,
  revision,
  at: new Date(...at).toISOString(),
  name: null,
  bytes: 1,
});
const listed = (versions: readonly Version[]) =>
  groupByDay(versions, now).map(({ label, versions: ofDay }) => [label, ...ofDay.map(({ time }) => time)]);

describe('The days of a history', () => {
  it('stand as a person says them', () => {
    const versions = [kept(4, 2026, 10, 24, 12, 3), kept(3, 2026, 10, 23, 23, 59), kept(2, 2026, 10, 12, 9, 5)];
    expect(listed([...versions, kept(1, 2025, 10, 12, 9, 5)])).toEqual([
      ['Today', '12:03'],
      ['Yesterday', '23:59'],
      ['12 November', '09:05'],
      ['12 November 2025', '09:05'],
    ]);
  });

  it('name seconds only where versions of one day share a minute', () => {
    const versions = [
      kept(3, 2026, 10, 24, 12, 3, 41),
      kept(2, 2026, 10, 24, 12, 3, 9),
      kept(1, 2026, 10, 24, 11, 3, 9),
    ];
    expect(listed(versions)).toEqual([['Today', '12:03:41', '12:03:09', '11:03']]);
  });

  it('keep the order of revisions when a clock was set back', () => {
    const versions = [kept(3, 2026, 10, 23, 8, 0), kept(2, 2026, 10, 24, 9, 0), kept(1, 2026, 10, 23, 7, 0)];
    expect(listed(versions).map(([label]) => label)).toEqual(['Yesterday', 'Today', 'Yesterday']);
  });
});
