import type { Version } from '../../../core/model/version.ts';
import { dayOf, timeOf, timeToSecond } from '../../dom/moments.ts';

/** `time` as a list shows it: to the second where two versions of one day share a minute. */
export type DatedVersion = { readonly version: Version; readonly time: string };
export type VersionDay = { readonly label: string; readonly versions: readonly DatedVersion[] };

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

function dated(versions: readonly Version[]): DatedVersion[] {
  const minutes = versions.map(({ at }) => timeOf(new Date(at)));
  const seen = new Map<string, number>();
  for (const minute of minutes) seen.set(minute, (seen.get(minute) ?? 0) + 1);
  return versions.map((version, i) => {
    const minute = minutes[i] ?? '';
    return { version, time: (seen.get(minute) ?? 0) > 1 ? timeToSecond(new Date(version.at)) : minute };
  });
}
