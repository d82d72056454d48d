import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../../core/errors.ts';
import type { StoreIncident } from '../damage/incident.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { ensureFolder } from '../disk/folders.ts';
import { patiently } from '../disk/patiently.ts';
import { librarySchema } from './library-file.ts';
import { identify } from './library-identity.ts';
import { demandUnlocked, lockLibrary } from './lock.ts';

export type LibraryFolder = {
  readonly root: string;
  readonly id: string;
  readonly name: string;
  readonly readOnly: string | null;
  /** What befell `library.json`, or null. */
  readonly incident: StoreIncident | null;
  readonly unlock: () => void;
};

type FolderOptions = {
  readonly holder: string;
  readonly disk: Disk;
  readonly backups: readonly string[];
  readonly repair: boolean;
  readonly takeOver: string | null;
};

/**
 * Takes the folder for this process, unless it is only looked at, and finds out which library it is and whether this
 * version may write in it.
 */
export async function openFolder(
  root: string,
  { holder, disk, backups, repair, takeOver }: FolderOptions,
): Promise<LibraryFolder> {
  if (repair) await ensureFolder(root, { disk });
  if (!statSync(root).isDirectory())
    throw new AppError('bad-request', `Not opened: “${basename(root)}” is a file, and a library is a folder.`);
  const unlock = await tryToLock(root, repair ? holder : null, takeOver);
  try {
    const { file, incident } = await identify(root, backups, unlock !== null && repair ? disk : null);
    const readOnly = whyReadOnly(file.schema, { locked: unlock !== null, repair });
    return { root, id: file.id, name: file.name, readOnly, incident, unlock: unlock ?? nothing };
  } catch (error) {
    unlock?.();
    throw error;
  }
}

/** A lock that no one has finished, as a power cut leaves it, counts as dead once it is older than five seconds. */
const unfinishedLockMilliseconds = 6000;
const pauseMilliseconds = 250;

// A folder that can't be written to can't be locked either; it can still be read. Without a holder no lock is made.
async function tryToLock(root: string, holder: string | null, takeOver: string | null): Promise<(() => void) | null> {
  for (let waited = 0; ; waited += pauseMilliseconds) {
    try {
      if (holder !== null) return await patiently(async () => lockLibrary(root, holder, takeOver));
      demandUnlocked(root);
      return nothing;
    } catch (error) {
      if (!(error instanceof AppError)) {
        if (['EACCES', 'EPERM', 'EROFS'].includes(errnoOf(error) ?? '')) return null;
        throw error;
      }
      if (error.details['holder'] !== undefined || waited >= unfinishedLockMilliseconds) throw error;
    }
    await setTimeout(pauseMilliseconds);
  }
}

function whyReadOnly(schema: number, { locked, repair }: { locked: boolean; repair: boolean }): string | null {
  if (schema > librarySchema) {
    return 'A newer version of Briefing Notes made this library: it can be read but not changed. Update the app to change it.';
  }
  if (!locked) return 'The folder of this library does not allow writing: it can be read but not changed.';
  return repair ? null : 'This library was opened only to be looked at: it can be read but not changed.';
}

function nothing(): void {}
