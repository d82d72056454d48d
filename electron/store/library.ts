import { resolve } from 'node:path';
import type { AnnotationSet } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import type { Briefing } from '../../core/model/briefing.ts';
import type { DocumentKind } from '../../core/model/envelope.ts';
import type { Bin } from './bin/bin.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { StoreIncident } from './damage/incident.ts';
import type { Verified } from './damage/verify-documents.ts';
import { type Disk, realDisk } from './disk/disk.ts';
import { diskError } from './disk/disk-errors.ts';
import type { Change } from './documents/commit.ts';
import type { Documents } from './documents/documents.ts';
import { openFolder } from './folder/open-folder.ts';
import { OpenLibrary } from './open-library.ts';
import type { OriginalFolder } from './originals/originals.ts';
import type { Theirs } from './other-programs/theirs.ts';
import type { VersionFolder } from './versions/version-folder.ts';

export type { Bin, BinEntry } from './bin/bin.ts';
export type { Catalogue } from './catalogue/catalogue.ts';
export type { StoreIncident } from './damage/incident.ts';
export type { Change } from './documents/commit.ts';
export type { Documents } from './documents/documents.ts';
export type { Theirs } from './other-programs/theirs.ts';

export type OpenOptions = {
  /** What the lock names us by: 'app' (default) or 'cli'. */
  readonly holder?: string;
  readonly disk?: Disk;
  /** Folders that hold backups, each with a folder per library id: sound copies are looked for there as well. */
  readonly backups?: readonly string[];
  /** False: damage is only listed and nothing whatever is changed; the library is then read-only. */
  readonly repair?: boolean;
  /** Token of another computer's lock that a person says is dead: `details.elsewhere` of the error library-locked. */
  readonly takeOver?: string | null;
  /**
   * A library of more documents is handed over once its catalogue is read: what their files say beyond it follows, told
   * as changes and incidents. By default none is: the catalogue agrees with all files.
   */
  readonly mostCompared?: number;
};

/** An open library: the folder's documents, for this process alone until `close`. */
export type Library = {
  readonly root: string;
  /** Of `library.json`: names the library wherever its folder is. */
  readonly id: string;
  readonly name: string;
  /** Why nothing can be saved, in a sentence for the user, or null when all is well. */
  readonly readOnly: string | null;
  readonly articles: Documents<Article>;
  readonly annotations: Documents<AnnotationSet>;
  readonly briefings: Documents<Briefing>;
  readonly catalogue: Catalogue;
  /** Kept versions, inside the library. */
  readonly history: VersionFolder;
  /** The bytes that sources were made of, as far as they are kept. */
  readonly originals: OriginalFolder;
  /** What befell documents and was not dismissed, newest first; the rest of the library works. */
  readonly incidents: readonly StoreIncident[];
  /** Calls the listener when the incidents have changed. Returns the way out. */
  onIncident(listener: () => void): () => void;
  /**
   * Takes an incident off the list; what stands for it is kept in `set-aside/seen/`. What still waits for the disk or
   * for a newer app comes back with the next opening. @throws AppError not-found, library-read-only
   */
  dismiss(key: string): Promise<void>;
  /** What the other program wrote, of a conflict. @throws AppError not-found; damaged when it can't be read any more */
  theirs(key: string): Promise<Theirs>;
  /**
   * Makes all the changes or none, whatever happens to the process meanwhile; at most one to each document. Resolves
   * when all are on the device. @throws AppError as the single acts do
   */
  commit(changes: readonly Change[]): Promise<void>;
  readonly bin: Bin;
  /** Calls the listener after each acknowledged change, and after noticing another program's. Returns the way out. */
  onChange(listener: (kind: DocumentKind, id: string) => void): () => void;
  /** Reads every document and original anew, checks them and the catalogue's rows, and restores what it can. */
  verify(): Promise<Verified>;
  /** Waits for what is queued, then lets go of the folder. */
  close(): Promise<void>;
};

/**
 * Opens the library in the folder `root`, making both when there is none. No damage keeps it shut. Throws AppError
 * library-locked, or what the disk refuses.
 */
export async function openLibrary(root: string, options: OpenOptions = {}): Promise<Library> {
  const { holder = 'app', disk = realDisk, backups = [], repair = true, takeOver = null } = options;
  const { mostCompared = Number.POSITIVE_INFINITY } = options;
  try {
    const folder = await openFolder(resolve(root), { holder, disk, backups, repair, takeOver });
    return await OpenLibrary.open(folder, { disk, backups, mostCompared });
  } catch (error) {
    throw diskError(error, 'read');
  }
}
