import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { Saved } from '../documents/envelope.ts';
import type { DocumentOf } from '../documents/kinds.ts';
import { isNewer, type KeptVersion, type Newest, type VersionFolder } from '../versions/version-folder.ts';

/** A folder of kept versions, and what it is to the library. */
export type Source = { readonly from: 'history' | 'backup'; readonly folder: VersionFolder };

export type Copy<K extends DocumentKind> = {
  readonly from: Source['from'];
  readonly version: KeptVersion;
  readonly saved: Saved<DocumentOf[K]>;
};

export type FoundCopies<K extends DocumentKind> = {
  /** The sound one of the highest revision, of several the one in the source named first; null when there is none. */
  readonly newest: Copy<K> | null;
  /** The highest revision that any source names, sound or not; 0 when none does. */
  readonly highest: number;
  /** A source could not be looked into: it may hold a copy all the same. */
  readonly incomplete: boolean;
};

export async function findCopies<K extends DocumentKind>(
  sources: readonly Source[],
  kind: K,
  id: string,
): Promise<FoundCopies<K>> {
  let newest: Copy<K> | null = null;
  let highest = 0;
  let incomplete = false;
  for (const { from, folder } of sources) {
    try {
      for (const { revision } of await folder.list(kind, id)) highest = Math.max(highest, revision);
      const found = await folder.newestSound(kind, id);
      if (found !== null && found.saved.revision > (newest?.saved.revision ?? 0)) newest = { from, ...found };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      incomplete = true;
    }
  }
  return { newest, highest, incomplete };
}

/**
 * Tells the history, whatever the kind, that a document of this revision was removed for good: above every copy, and
 * also for a backup that can't be reached. @throws AppError what the disk refuses
 */
export async function markRemoved(
  history: VersionFolder,
  sources: readonly Source[],
  { kind, id, revision, now }: { kind: DocumentKind; id: string; revision: number; now: Date },
): Promise<void> {
  const { highest } = await findCopies(sources, kind, id);
  await history.keepRemoval(kind, id, Math.max(revision, highest, 1), now);
}

/**
 * The highest revision that the sources name of each document of a kind that was not removed, by id; from names
 * alone. What can't be looked into tells nothing.
 */
export async function knownRevisions(sources: readonly Source[], kind: DocumentKind): Promise<Map<string, number>> {
  const newest = new Map<string, Newest>();
  for (const { folder } of sources) {
    const found = await folder.newest(kind).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      return new Map<string, Newest>();
    });
    for (const [id, version] of found) {
      const known = newest.get(id);
      // One source may have been told of a removal that another doesn't know of yet.
      if (known === undefined || isNewer(version, known)) newest.set(id, version);
    }
  }
  const present = [...newest].filter(([, version]) => !version.removed);
  return new Map(present.map(([id, { revision }]) => [id, revision]));
}
