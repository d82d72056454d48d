import { backupRule, historyRule } from '../../core/history/thinning.ts';
import { documentKinds } from '../../core/model/envelope.ts';
import type { Disk } from '../store/disk/disk.ts';
import type { Library } from '../store/library.ts';
import { VersionFolder } from '../store/versions/version-folder.ts';
import { CopyPlace, type CopyRules } from './copy-place.ts';
import { CopyWorker, type WorkerOptions } from './copy-worker.ts';
import { type BackupPlaceFolder, copiesFolder, demandPlace, preparePlace } from './places.ts';

export type CopyOptions = Omit<WorkerOptions, 'prepare' | 'demand'> & {
  readonly disk: Disk;
  readonly now: () => Date;
};

/** Keeps the library's own history: of briefings and annotations. */
export function historyWorker(library: Library, options: CopyOptions): CopyWorker {
  const rules: CopyRules = { kinds: ['briefing', 'annotations'], thinning: historyRule, ...rulesFor(library, options) };
  const nothing = async () => {};
  return new CopyWorker(new CopyPlace(library, library.history, rules), {
    ...options,
    prepare: nothing,
    demand: nothing,
  });
}

/** Keeps copies of all documents in a backup place. */
export function backupWorker(library: Library, place: BackupPlaceFolder, options: CopyOptions): CopyWorker {
  const { disk } = options;
  const folder = new VersionFolder(copiesFolder(place, library.id), disk);
  const rules: CopyRules = { kinds: documentKinds, thinning: backupRule, ...rulesFor(library, options) };
  return new CopyWorker(new CopyPlace(library, folder, rules), {
    ...options,
    prepare: () => preparePlace(place, library, disk),
    demand: () => demandPlace(place, library.id),
  });
}

/** Whether damage is flagged; that a newer app saved something is none. */
export function isDamaged(library: Library): boolean {
  return library.incidents.some(({ what, cause }) => what === 'damaged' && cause !== 'newer');
}

function rulesFor(library: Library, { now }: CopyOptions): Pick<CopyRules, 'held' | 'now'> {
  return { held: () => isDamaged(library), now };
}
