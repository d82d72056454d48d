import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { BackupPlace } from '../../core/ipc/reliability.ts';
import type { Disk } from '../store/disk/disk.ts';
import { diskError } from '../store/disk/disk-errors.ts';
import { writeDurably } from '../store/disk/durable-write.ts';
import { librarySchema } from '../store/folder/library-file.ts';
import { readIfThere } from './read-if-there.ts';

/** A folder that copies go to: each library has a folder in it, named by the library's id. */
export type BackupPlaceFolder = { readonly place: BackupPlace; readonly path: string };

type LibraryFacts = { readonly id: string; readonly name: string; readonly root: string };

/** Every place: the app's own and, when there is one, that which the person chose. */
export function backupPlaces(own: string, chosen: string | null): BackupPlaceFolder[] {
  const places: BackupPlaceFolder[] = [{ place: 'default', path: own }];
  if (chosen !== null && chosen !== own) places.push({ place: 'chosen', path: chosen });
  return places;
}

/** The app's own place in its profile. */
export function ownBackupFolder(profile: string): string {
  return join(profile, 'Backups');
}

/** What a place is called, without its path. */
export function placeName({ path }: BackupPlaceFolder): string {
  return basename(path)
    .replace(/[\r\n]+/g, ' ')
    .slice(0, 500);
}

/** Where the copies of one library are. */
export function copiesFolder({ path }: BackupPlaceFolder, libraryId: string): string {
  return join(path, libraryId);
}

/**
 * Makes the library's folder in a place, with a `library.json` that tells whose copies they are. A chosen folder must
 * be there: making it anew would fill the mount point of a drive that isn't plugged in. @throws AppError
 */
export async function preparePlace(place: BackupPlaceFolder, library: LibraryFacts, disk: Disk): Promise<void> {
  if (place.place === 'chosen' && !(await isFolder(place.path))) throw missing();
  const { id, name, root } = library;
  const content = `${JSON.stringify({ schema: librarySchema, id, name, root }, null, 2)}\n`;
  const path = libraryJson(place, id);
  if ((await readIfThere(path))?.toString('utf8') !== content) await writeDurably(path, content, { disk });
}

/** @throws AppError when the place is no longer as `preparePlace` left it: a drive may have been taken away */
export async function demandPlace(place: BackupPlaceFolder, libraryId: string): Promise<void> {
  try {
    await stat(libraryJson(place, libraryId));
  } catch {
    throw missing();
  }
}

function libraryJson(place: BackupPlaceFolder, libraryId: string): string {
  return join(copiesFolder(place, libraryId), 'library.json');
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    const failure = diskError(error, 'read');
    if (failure instanceof AppError) return false;
    throw error;
  }
}

function missing(): AppError {
  return new AppError('io-error', 'Not copied: the folder is not there. Is its drive connected?');
}
