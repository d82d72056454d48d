import { join } from 'node:path';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { kindFolders, shardOf } from '../folder/layout.ts';

/** What the name of a kept file tells. */
export type VersionName = {
  readonly id: string;
  readonly revision: number;
  /** The first 12 hex digits of the body's SHA-256; null for the mark that the document was removed after that revision. */
  readonly hash: string | null;
  /** ISO instant when it was kept. */
  readonly at: string;
};

const pattern =
  /^([a-z][a-z0-9]{5,31})\.([1-9]\d{0,14})\.([0-9a-f]{12}|removed)\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.json$/;

const namesEnd = '.names.json';

export function formatVersionName({ id, revision, hash, at }: VersionName): string {
  return `${id}.${revision}.${hash ?? 'removed'}.${at.replace(/[-:.]/g, '')}.json`;
}

/** Null for a file that is not a kept version. */
export function parseVersionName(fileName: string): VersionName | null {
  const [, id, revision, hash, year, month, day, hours, minutes, seconds, thousandths] = pattern.exec(fileName) ?? [];
  if (id === undefined || hash === undefined) return null;
  const at = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`;
  if (Number.isNaN(Date.parse(at))) return null;
  return { id, revision: Number(revision), hash: hash === 'removed' ? null : hash, at };
}

/** Names a version among those of its document, as `VersionKeySchema` has it; a removal mark gets a key of its own. */
export function versionKey(revision: number, hash: string | null): string {
  return `${revision}-${hash ?? 'removed'}`;
}

/** Where the versions of one document are, together with those of others. */
export function shardFolder(root: string, kind: DocumentKind, id: string): string {
  return join(root, kindFolders[kind], shardOf(id));
}

/** Where the names of one document's versions are. */
export function namesPath(root: string, kind: DocumentKind, id: string): string {
  return join(shardFolder(root, kind, id), `${id}${namesEnd}`);
}
