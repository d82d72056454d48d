import { join } from 'node:path';
import type * as v from 'valibot';
import type { BackupPointSchema } from '../../core/ipc/reliability.ts';
import { type DocumentKind, documentKinds } from '../../core/model/envelope.ts';
import { kindFolders } from '../store/folder/layout.ts';
import { fileNamesIn } from '../store/versions/file-names.ts';
import { parseVersionName, type VersionName } from '../store/versions/version-name.ts';

export type BackupPoint = v.InferOutput<typeof BackupPointSchema>;

type Counts = Record<DocumentKind, number>;

/** By day (`YYYY-MM-DD`, UTC): the last copy's instant, and how many documents more or fewer there were at its end. */
type Days = Map<string, { last: string; change: Counts }>;

const mostDays = 7;
const mostWeeks = 4;

/** The last instant that counts as this point; null when everything does. Days are those of UTC. */
export function endOfPoint(key: BackupPoint['key']): string | null {
  return key === 'newest' ? null : `${key}T23:59:59.999Z`;
}

/**
 * The moments that the copies below `root` can bring a library back to, the newest first: of the days with copies the
 * ends of the last 7, and of the last one in each of the last 4 weeks. Only names are read.
 */
export async function readPoints(root: string): Promise<BackupPoint[]> {
  const days: Days = new Map();
  for (const kind of documentKinds) await countKind(root, kind, days);
  const total: Counts = { article: 0, annotations: 0, briefing: 0 };
  const points = [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { last, change }]): BackupPoint => {
      for (const kind of documentKinds) total[kind] += change[kind];
      return { key: day, at: last, articles: total.article, annotations: total.annotations, briefings: total.briefing };
    })
    .reverse();
  return thin(points).map((point, index) => (index === 0 ? { ...point, key: 'newest' } : point));
}

/** One folder of names at a time, so that memory holds sums alone. */
async function countKind(root: string, kind: DocumentKind, days: Days): Promise<void> {
  const kindFolder = join(root, kindFolders[kind]);
  for (const shard of await fileNamesIn(kindFolder)) {
    if (!/^[0-9a-f]{2}$/.test(shard)) continue;
    const documents = new Map<string, VersionName[]>();
    for (const version of (await fileNamesIn(join(kindFolder, shard))).map(parseVersionName)) {
      if (version !== null) documents.set(version.id, [...(documents.get(version.id) ?? []), version]);
    }
    for (const versions of documents.values()) countDocument(versions, kind, days);
  }
}

/** Follows one document through its days; at each, the highest revision kept until then says whether it was there. */
function countDocument(versions: VersionName[], kind: DocumentKind, days: Days): void {
  let highest = 0;
  let present = false;
  for (const { at, revision, hash } of versions.sort(earliestFirst)) {
    const day = at.slice(0, 10);
    const known = days.get(day) ?? { last: at, change: { article: 0, annotations: 0, briefing: 0 } };
    if (at > known.last) known.last = at;
    if (revision >= highest) {
      known.change[kind] += Number(hash !== null) - Number(present);
      present = hash !== null;
      highest = revision;
    }
    days.set(day, known);
  }
}

function earliestFirst(a: VersionName, b: VersionName): number {
  if (a.at === b.at) return a.revision - b.revision;
  return a.at < b.at ? -1 : 1;
}

/** The rule by which copies are thinned, so that what a point promises is there. Takes and gives the latest first. */
function thin(points: readonly BackupPoint[]): BackupPoint[] {
  const weeks = new Set<number>();
  return points.filter((point, index) => {
    const lastOfWeek = !weeks.has(weekOf(point));
    weeks.add(weekOf(point));
    return index < mostDays || (lastOfWeek && weeks.size <= mostWeeks);
  });
}

/** Counts weeks, which begin on Monday; 1 January 1970 was a Thursday. */
function weekOf({ at }: BackupPoint): number {
  return Math.floor((Math.floor(Date.parse(at) / 86_400_000) + 3) / 7);
}
