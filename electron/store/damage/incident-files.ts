import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import { CountSchema, IdSchema, InstantSchema } from '../../../core/model/scalars.ts';
import { VersionKeySchema } from '../../../core/model/version.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { isThere, moveDurably } from '../disk/folders.ts';
import { documentPath, kindFolders } from '../folder/layout.ts';
import { isDamageReason } from './damage.ts';
import { damagedBy, type StoreIncident } from './incident.ts';

export const setAsideFolder = 'set-aside';
const seenFolder = join(setAsideFolder, 'seen');
const recordEnd = '.incident.json';

const RecordSchema = v.object({
  at: InstantSchema,
  outcome: v.picklist(['restored', 'lost', 'waiting']),
  restored: v.nullable(
    v.object({ from: v.picklist(['history', 'backup', 'in-place']), at: InstantSchema, revision: CountSchema }),
  ),
});
type IncidentRecord = v.InferOutput<typeof RecordSchema>;

/**
 * The name, without its end, that a damaged file gets in `set-aside/`: what befell which document. The record of
 * what became of it stands beside, under the same name.
 */
export function damageKey(kind: DocumentKind, id: string, cause: string): string {
  return `${kindFolders[kind]}.${id}.${cause}.${randomBytes(4).toString('hex')}`;
}

/** The same for the same version of the other program, so that a save that is tried again adds nothing. */
export function elsewhereKey(kind: DocumentKind, id: string, version: string): string {
  return `${kindFolders[kind]}.${id}.elsewhere.${version}`;
}

/** The key, among versions, of what the other program wrote. Null for an incident of another sort. */
export function versionOfElsewhere(key: string): string | null {
  const [, , cause, version] = key.split('.');
  return cause === 'elsewhere' && v.is(VersionKeySchema, version) ? version : null;
}

export function libraryKey(): string {
  return `library.${randomBytes(4).toString('hex')}`;
}

/** The same for the same content of the file, which stays in its place: what dies half-way is not told twice. */
export function olderKey(kind: DocumentKind, id: string, hash: string): string {
  return `${kindFolders[kind]}.${id}.older.${hash.slice(0, 8)}`;
}

/** Where a damaged file goes, from the library's root. */
export function setAsidePath(key: string): string {
  return join(setAsideFolder, `${key}.json`);
}

/** Makes what became of an incident outlive this session. @throws AppError what the disk refuses */
export async function writeRecord(root: string, incident: StoreIncident, disk: Disk): Promise<void> {
  const { key, at, outcome, restored } = incident;
  await writeDurably(
    join(root, setAsideFolder, `${key}${recordEnd}`),
    `${JSON.stringify({ at, outcome, restored })}\n`,
    {
      disk,
    },
  );
}

/** Puts what stands in `set-aside/` for the incident, or the conflict copy itself, away into `set-aside/seen/`. */
export async function moveToSeen(root: string, incident: StoreIncident, disk: Disk): Promise<void> {
  if (incident.what === 'conflict-copy') return await moveCopyToSeen(root, incident.path, disk);
  for (const name of [`${incident.key}.json`, `${incident.key}${recordEnd}`]) {
    const from = join(root, setAsideFolder, name);
    if (isThere(from)) await moveDurably(from, join(root, seenFolder, name), disk);
  }
}

/** The documents, as `kind/id`, whose loss a person has looked at and dismissed. */
export async function dismissedAsLost(root: string): Promise<ReadonlySet<string>> {
  const lost = new Set<string>();
  for (const name of await namesIn(join(root, seenFolder))) {
    if (!name.endsWith(recordEnd)) continue;
    const told = toldByKey(root, keyOfName(name));
    const record = told?.what === 'damaged' ? await readRecord(join(root, seenFolder, name)) : null;
    if (told !== null && record?.outcome === 'lost') lost.add(`${told.kind}/${told.id}`);
  }
  return lost;
}

/** A folder of its own keeps the copy's name as it is. `path` is from the library's root. */
export async function moveCopyToSeen(root: string, path: string, disk: Disk): Promise<void> {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const unique = randomBytes(4).toString('hex');
  await moveDurably(join(root, path), join(root, seenFolder, unique, name), disk);
}

/** What stands in `set-aside/`. A record that can't be read leaves what the names tell, as yet undecided. */
export async function listIncidents(root: string): Promise<StoreIncident[]> {
  const names = (await namesIn(join(root, setAsideFolder))).sort();
  const keys = new Set(names.filter((name) => name.endsWith('.json')).map(keyOfName));
  const found: StoreIncident[] = [];
  for (const key of keys) {
    const told = toldByKey(root, key);
    if (told === null) continue;
    const record = await readRecord(join(root, setAsideFolder, `${key}${recordEnd}`));
    const at = record?.at ?? (await timeOf(root, key));
    found.push({ key, ...told, at, outcome: record?.outcome ?? told.outcome, restored: record?.restored ?? null });
  }
  return found;
}

function keyOfName(name: string): string {
  return name.slice(0, name.endsWith(recordEnd) ? -recordEnd.length : -'.json'.length);
}

type Told = Omit<StoreIncident, 'key' | 'at' | 'restored'>;

function toldByKey(root: string, key: string): Told | null {
  const [kindFolder, id, cause] = key.split('.');
  if (kindFolder === 'library') {
    const path = isThere(join(root, setAsidePath(key))) ? setAsidePath(key) : 'library.json';
    return { what: 'damaged', kind: 'library', id: '', ...libraryDamage, outcome: 'restored', path };
  }
  const kind = documentKinds.find((each) => kindFolders[each] === kindFolder);
  if (kind === undefined || cause === undefined || !v.is(IdSchema, id)) return null;
  const inPlace = relative(root, documentPath(root, kind, id));
  if (versionOfElsewhere(key) !== null) {
    return { what: 'changed-elsewhere', kind, id, ...changedElsewhere, outcome: 'waiting', path: inPlace };
  }
  if (!isDamageReason(cause)) return null;
  const stays = cause === 'gone' || (cause === 'older' && !existsSync(join(root, setAsidePath(key))));
  const path = stays ? inPlace : setAsidePath(key);
  return { what: 'damaged', kind, id, ...damagedBy(cause), outcome: 'waiting', path };
}

export const libraryDamage = {
  cause: 'library',
  reason: 'the file that names the library was gone or could not be read',
} as const;

export const changedElsewhere = {
  cause: 'elsewhere',
  reason: 'another program changed it while it was being changed here',
} as const;

async function readRecord(path: string): Promise<IncidentRecord | null> {
  try {
    const text = await readFile(path, 'utf8');
    const parsed = v.safeParse(RecordSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

async function timeOf(root: string, key: string): Promise<string> {
  for (const name of [`${key}.json`, `${key}${recordEnd}`]) {
    const stats = await stat(join(root, setAsideFolder, name)).catch(() => null);
    if (stats !== null) return stats.mtime.toISOString();
  }
  return new Date(0).toISOString();
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return [];
  }
}
