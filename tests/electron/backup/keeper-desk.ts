import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { type Keeper, type KeeperOptions, startKeeper } from '../../../electron/backup/keeper.ts';
import type { BackupPlaceFolder } from '../../../electron/backup/places.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { VersionFolder } from '../../../electron/store/versions/version-folder.ts';
import { newRoot } from '../store/new-root.ts';

export type KeptLibrary = {
  readonly library: Library;
  readonly place: BackupPlaceFolder;
  /** The copies in `place`. */
  readonly copies: VersionFolder;
  /** Starts a keeper that copies only when it is drained. */
  keep(options?: KeeperOptions, places?: readonly BackupPlaceFolder[]): Keeper;
};

/**
 * A new library with a backup place beside it, in a folder that goes when the running test ends. `plant` may put files
 * into the library's folder before it is opened.
 */
export async function keptLibrary(plant: (root: string) => Promise<void> = async () => {}): Promise<KeptLibrary> {
  const root = newRoot();
  await plant(root);
  const library = await openLibrary(root);
  onTestFinished(() => library.close());
  const place: BackupPlaceFolder = { place: 'default', path: join(dirname(root), 'Backups') };
  return {
    library,
    place,
    copies: new VersionFolder(join(place.path, library.id)),
    keep(options = {}, places = [place]) {
      const keeper = startKeeper(library, places, { quiet: 60_000, longest: 60_000, rest: 0, ...options });
      onTestFinished(() => keeper.close());
      return keeper;
    },
  };
}

/** Revisions of a document's copies, newest first; a removal mark is told by its sign. */
export async function revisionsIn(folder: VersionFolder, kind: DocumentKind, id: string): Promise<number[]> {
  const versions = await folder.list(kind, id);
  return versions.map(({ removed, revision }) => (removed ? -revision : revision));
}
