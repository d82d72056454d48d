import { realDisk } from '../store/disk/disk.ts';
import type { Library } from '../store/library.ts';
import type { DocumentName } from '../store/opening/read-items.ts';
import type { BackupPlaceFolder } from './places.ts';
import { backupWorker, type CopyOptions, historyWorker } from './workers.ts';

/** More changes than these are left to the app's own keeper, which copies them beside other work. */
const mostCopied = 200;

/**
 * Keeps what a short session changed: versions in the history and, unless they are very many, copies in the places.
 * Answers in sentences what could not be kept. A keeper that is started later catches up with that.
 */
export async function keepChanged(
  library: Library,
  places: readonly BackupPlaceFolder[],
  changed: readonly DocumentName[],
  onBug: (error: unknown) => void,
): Promise<string[]> {
  if (changed.length === 0) return [];
  const options: CopyOptions = {
    retry: 5000,
    rest: 0,
    stock: false,
    disk: realDisk,
    now: () => new Date(),
    changed: () => {},
    onBug,
  };
  const copied = changed.length > mostCopied ? [] : places;
  const workers = [historyWorker(library, options), ...copied.map((place) => backupWorker(library, place, options))];
  for (const worker of workers) worker.add(changed, 'soon');
  await Promise.all(workers.map((worker) => worker.drain()));
  await Promise.all(workers.map((worker) => worker.close()));
  return workers.flatMap(({ problem }) => problem ?? []);
}
