/** What the rules look at: they order by the list's order, never by clocks. */
export type Datable = {
  readonly key: string;
  /** ISO instant when it was kept. */
  readonly at: string;
};

export type ThinningFacts = {
  readonly now: Date;
  /** Keys of the versions that a person named. */
  readonly named: ReadonlySet<string>;
};

/** Gives the versions that may go, of all versions of one document, which come newest first. */
export type ThinningRule = <V extends Datable>(versions: readonly V[], facts: ThinningFacts) => V[];

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;

/** So many of the newest always stay, whatever any clock says. */
export const alwaysKept = 20;

/** In the library: all of the last hour, then the last of each hour for a day, of each day for 30 days, of each week. */
export const historyRule: ThinningRule = (versions, facts) => {
  const now = facts.now.getTime();
  return surplus(versions, facts, (version, isLastOf) => {
    const age = now - timeOf(version);
    if (age <= hour) return true;
    if (age <= day) return isLastOf.hour;
    return age <= 30 * day ? isLastOf.day : isLastOf.week;
  });
};

/** Outside the library: besides the newest, the last of each of the newest 7 days and 4 weeks that have any. */
export const backupRule: ThinningRule = (versions, facts) => {
  let [days, weeks] = [0, 0];
  return surplus(versions, facts, (_, isLastOf) => {
    if (isLastOf.day) days++;
    if (isLastOf.week) weeks++;
    return (isLastOf.day && days <= 7) || (isLastOf.week && weeks <= 4);
  });
};

type Lasts = { readonly hour: boolean; readonly day: boolean; readonly week: boolean };

/** `wanted` is asked of every version in turn, with the spans of time (in UTC) that it is the last version of. */
function surplus<V extends Datable>(
  versions: readonly V[],
  { now, named }: ThinningFacts,
  wanted: (version: V, isLastOf: Lasts) => boolean,
): V[] {
  const [hours, days, weeks] = [new Set<number>(), new Set<number>(), new Set<number>()];
  return versions.filter((version, index) => {
    const time = timeOf(version);
    const isLastOf = {
      hour: isFirst(hours, Math.floor(time / hour)),
      day: isFirst(days, Math.floor(time / day)),
      // The epoch began on a Thursday; weeks begin on Mondays.
      week: isFirst(weeks, Math.floor((time + 3 * day) / week)),
    };
    const stays = wanted(version, isLastOf);
    return !(stays || index < alwaysKept || time > now.getTime() || named.has(version.key));
  });
}

function isFirst(seen: Set<number>, value: number): boolean {
  const first = !seen.has(value);
  seen.add(value);
  return first;
}

function timeOf(version: Datable): number {
  return Date.parse(version.at);
}
