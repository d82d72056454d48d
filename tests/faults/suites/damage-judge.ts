import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeskFile, deskFolders, type Truth } from './damage-library.ts';
import type { Observed } from './damage-opening.ts';

/** A damaged desk: where it is, what was harmed, and what harmed files held just before the opening. */
export type Case = {
  readonly desk: string;
  readonly truth: Truth;
  readonly harmed: ReadonlySet<string>;
  /** By path; null for a file that was deleted. */
  readonly left: ReadonlyMap<string, Buffer | null>;
  /** Of the files that were not harmed, as they were. */
  readonly original: (path: string) => Buffer;
};

/** A sentence for whatever the opening lost, made up or touched without need. */
export function judgeOpening(one: Case, seen: Observed): string[] {
  const { truth } = one;
  const keys = new Set([...truth.documents.keys(), ...seen.documents.keys()]);
  return [
    ...[...keys].flatMap((key) => judgeDocument(one, seen, key)),
    ...judgeIdentity(one, seen),
    ...judgeBin(one, seen),
    ...judgeDrafts(one, seen),
    ...judgeFiles(one),
    ...judgeSetAside(one),
  ];
}

/** A second opening finds what the first left, and has nothing new to tell. */
export function judgeSecond(first: Observed, second: Observed): string[] {
  const faults: string[] = [];
  if (tell(first.documents) !== tell(second.documents)) faults.push('The second opening shows other documents.');
  if (tell(first.incidents) !== tell(second.incidents)) faults.push('The second opening tells of other incidents.');
  if (tell(first.shut) !== tell(second.shut)) faults.push('The second opening shuts other documents.');
  return faults;
}

function tell(map: ReadonlyMap<string, unknown>): string {
  return JSON.stringify([...map].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function judgeDocument({ truth, harmed, left, desk }: Case, seen: Observed, key: string): string[] {
  const was = truth.documents.get(key);
  const found = seen.documents.get(key);
  if (was === undefined) return [`${key} is there, and was not before.`];
  const own = truth.files.find((file) => file.role === 'document' && file.key === key);
  if (own === undefined) throw new Error(`${key} has no file.`);
  const told = [...seen.incidents.values()].filter((incident) => incident.key === key);
  if (!harmed.has(own.path)) {
    if (found?.hash !== was.hash || found.revision !== was.revision) return [`${key} was sound and is not as it was.`];
    return told.length === 0 ? [] : [`${key} was sound, and an incident tells of it.`];
  }
  const faults: string[] = [];
  const best = newestSound(truth, harmed, key);
  const revision = found === undefined ? null : (truth.contents.get(key)?.get(found.hash) ?? null);
  if (found !== undefined && revision === null) faults.push(`${key} holds content that it never had.`);
  if (best !== null && found === undefined)
    faults.push(`${key} is not there (${seen.shut.get(key)}); revision ${best} was sound.`);
  if (best !== null && revision !== null && revision < best) {
    faults.push(`${key} came back as revision ${revision}; ${best} was sound.`);
  }
  if (found !== undefined && found.revision < was.revision) {
    faults.push(`${key} counts ${found.revision} saves after ${was.revision}.`);
  }
  if (found === undefined && told.length === 0) faults.push(`${key} is gone, and nothing tells of it.`);
  const content = readIfThere(join(desk, own.path));
  const asLeft = left.get(own.path) ?? null;
  const replaced = content !== null && (asLeft === null || !content.equals(asLeft));
  const raised = found?.hash === was.hash && told.length === 0;
  if (replaced && !raised && !told.some(({ outcome }) => outcome === 'restored')) {
    faults.push(`${key} was replaced, and nothing tells of it.`);
  }
  return faults;
}

/** The revision of the newest copy that was not harmed; null when none is left. */
function newestSound({ files }: Truth, harmed: ReadonlySet<string>, key: string): number | null {
  const isCopy = ({ role }: DeskFile) => role === 'history' || role === 'backup';
  const sound = files.filter((file) => file.key === key && isCopy(file) && !harmed.has(file.path));
  return sound.length === 0 ? null : Math.max(...sound.map(({ revision }) => revision));
}

function judgeIdentity({ truth, harmed }: Case, seen: Observed): string[] {
  const named = truth.files.filter(({ path }) => /(?:^|\/)library\.json$/.test(path));
  if (named.every(({ path }) => harmed.has(path)) || seen.libraryId === truth.libraryId) return [];
  return ['The library has another id than before.'];
}

function judgeBin({ truth, harmed }: Case, seen: Observed): string[] {
  return truth.files.flatMap(({ role, key, path }) => {
    if (role !== 'bin' || key === null || harmed.has(path) || seen.bin.has(key)) return [];
    return [`${key} is not in the bin any more.`];
  });
}

function judgeDrafts({ truth, harmed }: Case, seen: Observed): string[] {
  return [...truth.drafts].flatMap(([id, text]) => {
    const file = truth.files.find(({ role, path }) => role === 'draft' && path.endsWith(`${id}.json`));
    const found = seen.drafts.get(id);
    if (found !== undefined && found !== text) return [`The draft of ${id} holds another text.`];
    const isLost = found === undefined && file !== undefined && !harmed.has(file.path);
    return isLost && seen.libraryId === truth.libraryId ? [`The draft of ${id} is lost.`] : [];
  });
}

/** What was not harmed and is nobody's cache is as it was. */
function judgeFiles({ desk, truth, harmed, original }: Case): string[] {
  const kept = truth.files.filter(({ role, path }) => role !== 'other' && !harmed.has(path));
  return kept.flatMap(({ path }) => {
    const bytes = readIfThere(join(desk, path));
    return isSameDocument(bytes, original(path)) ? [] : [`${path} was sound and is not as it was.`];
  });
}

/** A document's damaged file that was replaced is still to be had. */
function judgeSetAside({ desk, truth, left }: Case): string[] {
  const folder = join(deskFolders(desk).library, 'set-aside');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const aside = names.map((name) => readIfThere(join(folder, name)));
  return truth.files.flatMap(({ role, path }) => {
    const bytes = left.get(path) ?? null;
    if (role !== 'document' || bytes === null) return [];
    const here = readIfThere(join(desk, path));
    const there = here?.equals(bytes) === true || aside.some((each) => each?.equals(bytes));
    return there || isSameDocument(here, bytes) ? [] : [`What the damaged ${path} held was thrown away.`];
  });
}

/** Whether the files hold the same document, be it under another revision or with white space behind it. */
function isSameDocument(one: Buffer | null, other: Buffer): boolean {
  const contentOf = (file: Buffer): string =>
    file
      .toString('latin1')
      .replace(/^.*?"sha256":/, '')
      .trimEnd();
  return one !== null && contentOf(one) === contentOf(other);
}

function readIfThere(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}
