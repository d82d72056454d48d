import { resolve } from 'node:path';
import type { AnnotationSet } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import type { Briefing } from '../../core/model/briefing.ts';
import type { DocumentKind } from '../../core/model/envelope.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { type Disk, realDisk } from './disk.ts';
import { diskError } from './disk-errors.ts';
import type { Documents } from './documents.ts';
import { openFolder } from './open-folder.ts';
import { OpenLibrary } from './open-library.ts';

export type { Catalogue } from './catalogue/catalogue.ts';
export type { Documents } from './documents.ts';

/** An open library: the folder's documents, for this process alone until `close`. */
export type Library = {
  readonly root: string;
  readonly name: string;
  /** Why nothing can be saved, in a sentence for the user, or null when all is well. */
  readonly readOnly: string | null;
  readonly articles: Documents<Article>;
  readonly annotations: Documents<AnnotationSet>;
  readonly briefings: Documents<Briefing>;
  readonly catalogue: Catalogue;
  /** Documents that can't be opened; the rest of the library works. */
  readonly damaged: readonly { id: string; reason: string }[];
  /** Calls the listener after each acknowledged change, and after noticing another program's. Returns the way out. */
  onChange(listener: (kind: DocumentKind, id: string) => void): () => void;
  /** Reads every document anew, checks it and its catalogue row. Paths are from the library's root. */
  verify(): Promise<{ documents: number; damaged: readonly { path: string; reason: string }[] }>;
  /** Waits for what is queued, then lets go of the folder. */
  close(): Promise<void>;
};

/**
 * Opens the library in the folder `root`, making both when there is none. `holder` is what the lock names us by:
 * 'app' (default) or 'cli'. Throws AppError library-locked, or what the disk refuses.
 */
export async function openLibrary(root: string, options: { holder?: string; disk?: Disk } = {}): Promise<Library> {
  const disk = options.disk ?? realDisk;
  try {
    const folder = await openFolder(resolve(root), options.holder ?? 'app', disk);
    return await OpenLibrary.open(folder, disk);
  } catch (error) {
    throw diskError(error, 'read');
  }
}
