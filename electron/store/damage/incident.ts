import { relative } from 'node:path';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { documentPath, kindFolders } from '../folder/layout.ts';
import { type DamageReason, damageReasons } from './damage.ts';

/**
 * Where a restored document's copy came from, when it had been kept, and the revision that the document has now.
 * in-place: no copy of a newer version was found, and the older one that came in its place, at that time, stands.
 */
export type Restored = {
  readonly from: 'history' | 'backup' | 'in-place';
  readonly at: string;
  readonly revision: number;
};

/** Something that befell a document, or `library.json`, and that was not dismissed. */
export type StoreIncident = {
  /** The same at every opening. */
  readonly key: string;
  readonly what: 'damaged' | 'conflict-copy' | 'changed-elsewhere';
  readonly kind: DocumentKind | 'library';
  readonly id: string;
  /** What was found, in words that complete "because …". */
  readonly reason: string;
  readonly cause: DamageReason | 'newer' | 'copy' | 'elsewhere' | 'library';
  readonly outcome: 'restored' | 'lost' | 'waiting';
  /** What the document holds since; null when that is what it held before. */
  readonly restored: Restored | null;
  /** Of the file in question, from the library's root. */
  readonly path: string;
  /** When it was met: for people, and for the order of lists. */
  readonly at: string;
};

/** A document whose file stays where it is although it can't be opened. */
export function incidentInPlace(
  root: string,
  kind: DocumentKind,
  id: string,
  found: Pick<StoreIncident, 'cause' | 'reason'>,
): StoreIncident {
  return {
    key: `${kindFolders[kind]}.${id}`,
    what: 'damaged',
    kind,
    id,
    ...found,
    outcome: 'waiting',
    restored: null,
    path: relative(root, documentPath(root, kind, id)),
    at: new Date().toISOString(),
  };
}

/** Only a newer version of the app can open it. */
export const newerVersion = {
  cause: 'newer',
  reason: 'a newer version of Briefing Notes saved it; update the app',
} as const;

/** The system refuses to read it, sound or not. */
export function unreadable(errno: string): Pick<StoreIncident, 'cause' | 'reason'> {
  return { cause: 'unreadable', reason: `the disk refuses to read it (${errno})` };
}

export function damagedBy(cause: DamageReason): Pick<StoreIncident, 'cause' | 'reason'> {
  return { cause, reason: damageReasons[cause] };
}
