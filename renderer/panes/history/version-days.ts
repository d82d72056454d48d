import type { Version } from '../../../core/model/version.ts';

/** `time` as a list shows it: to the second where two versions of one day share a minute. */
export type DatedVersion = { readonly version: Version; readonly time: string };
export type VersionDay = { readonly label: string; readonly versions: readonly DatedVersion[] };

const thisYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const otherYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const toMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const toSecond = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/**
 * Versions by the local day that they were kept on, in the order in which they come. Where a clock was set back a
 * day may come twice: revisions order versions, clocks don't.
 */
export function groupByDay(versions: readonly Version[], now: Date): VersionDay[] {
  const days: { label: string; versions: Version[] }[] = [];
  for (const version of versions) {
    const label = dayOf(new Date(version.at), now);
    const last = days.at(-1);
    if (last?.label === label) last.versions.push(version);
    else days.push({ label, versions: [version] });
  }
  return days.map(({ label, versions: ofDay }) => ({ label, versions: dated(ofDay) }));
}

/** `Today`, `Yesterday`, `12 November`, or `12 November 2025` in another year. */
export function dayOf(date: Date, now: Date): string {
  const day = midnight(date);
  if (day === midnight(now)) return 'Today';
  if (day === midnight(now, -1)) return 'Yesterday';
  return (date.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(date);
}

/** When a version was kept, within a sentence: `12:03`, `yesterday 12:03` or `12 November 12:03`. */
export function momentOf(version: Version, now: Date): string {
  const date = new Date(version.at);
  const day = dayOf(date, now);
  const time = toMinute.format(date);
  return day === 'Today' ? time : `${day === 'Yesterday' ? 'yesterday' : day} ${time}`;
}

function dated(versions: readonly Version[]): DatedVersion[] {
  const minutes = versions.map(({ at }) => toMinute.format(new Date(at)));
  const seen = new Map<string, number>();
  for (const minute of minutes) seen.set(minute, (seen.get(minute) ?? 0) + 1);
  return versions.map((version, i) => {
    const minute = minutes[i] ?? '';
    return { version, time: (seen.get(minute) ?? 0) > 1 ? toSecond.format(new Date(version.at)) : minute };
  });
}

function midnight(date: Date, daysLater = 0): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysLater).getTime();
}
