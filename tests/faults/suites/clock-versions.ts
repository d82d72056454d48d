import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** So many of the newest versions always stay. */
const alwaysKept = 20;

type Version = { readonly revision: number; readonly at: string };

/** The versions that a desk keeps of each document, by what its folders' names say, in `<folder>/<kinds>/<id>`. */
export function readVersions(desk: string): ReadonlyMap<string, readonly Version[]> {
  const versions = new Map<string, Version[]>();
  for (const folder of [join('library', 'history'), 'backups']) {
    if (!existsSync(join(desk, folder))) continue;
    for (const path of readdirSync(join(desk, folder), { recursive: true, encoding: 'utf8' })) {
      const [, id, revision, at] = /^([a-z0-9]+)\.(\d+)\.[0-9a-f]{12}\.(\w+)\.json$/.exec(basename(path)) ?? [];
      if (id === undefined || at === undefined) continue;
      const kinds = /articles|annotations|briefings/.exec(path)?.[0];
      const key = `${folder}/${kinds}/${id}`;
      versions.set(key, [...(versions.get(key) ?? []), { revision: Number(revision), at }]);
    }
  }
  return versions;
}

/** Remembers what was kept, session after session, and says when one of the newest has gone. */
export class VersionAccount {
  readonly #seen = new Map<string, Set<number>>();

  take(desk: string): string[] {
    const found = readVersions(desk);
    for (const [key, versions] of found) {
      const seen = this.#seen.get(key) ?? new Set();
      for (const { revision } of versions) seen.add(revision);
      this.#seen.set(key, seen);
    }
    return [...this.#seen].flatMap(([key, seen]) => {
      const there = new Set(found.get(key)?.map(({ revision }) => revision));
      const newest = [...seen].sort((one, other) => other - one).slice(0, alwaysKept);
      const gone = newest.filter((revision) => !there.has(revision));
      return gone.length === 0 ? [] : [`Of ${key} the versions ${gone.join(', ')} are gone, though among the newest.`];
    });
  }
}

/** Of how many documents the version that a clock calls newest is not the newest: what ordering by time would lose. */
export function countMisledByTime(desk: string): number {
  return [...readVersions(desk).values()].filter((versions) => {
    const latest = versions.reduce((one, other) => (other.at > one.at ? other : one));
    return versions.some(({ revision }) => revision > latest.revision);
  }).length;
}
