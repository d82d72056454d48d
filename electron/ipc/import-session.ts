import { AppError } from '../../core/errors.ts';
import type { ImportProgress, ImportReport, ImportResult } from '../../core/ipc/imports.ts';
import type { ImportOptions, ImportPath } from '../acts/imports.ts';
import { spaced } from './spaced.ts';

/** The imports of one window, since the app started. */
export type ImportSession = {
  /** Does an import that `cancel` stops and whose progress is told; failed files of it can be tried again. */
  run(work: (options: Required<ImportOptions>) => Promise<readonly ImportResult[]>): Promise<ImportReport>;
  /** The failed files that the keys name. @throws AppError not-found for a key of an earlier session */
  failed(keys: readonly string[]): ImportPath[];
  /** Stops what is under way. */
  cancel(): void;
};

type Batch = { readonly stop: AbortController; progress: ImportProgress | null };

export function createImportSession(tell: (progress: ImportProgress) => void): ImportSession {
  const failedFiles = new Map<string, { path: string; name: string }>();
  const keysOfPaths = new Map<string, string>();
  /** Those under way, with those that ended since any was. */
  let batches: Batch[] = [];
  let underWay = 0;
  const progress = spaced(() => tell(together(batches)));

  const withKey = (result: ImportResult, path: string | undefined): ImportResult => {
    if (result.status !== 'failed' || path === undefined) return result;
    const key = keysOfPaths.get(path) ?? String(failedFiles.size + 1);
    keysOfPaths.set(path, key);
    failedFiles.set(key, { path, name: result.input });
    return { ...result, retry: key };
  };

  return {
    async run(work) {
      const batch: Batch = { stop: new AbortController(), progress: null };
      const { signal } = batch.stop;
      const paths = new Map<ImportResult, string>();
      batches.push(batch);
      underWay += 1;
      try {
        const results = await work({
          signal,
          report: (result, path) => void paths.set(result, path),
          onProgress: (now) => {
            batch.progress = now;
            progress.soon();
          },
        });
        const done = results.filter(({ error }) => !signal.aborted || error?.code !== 'cancelled');
        const left = batch.progress === null ? results.length - done.length : leftOf(batch.progress);
        return {
          status: 'done',
          results: done.map((result) => withKey(result, paths.get(result))),
          stopped: signal.aborted && left > 0,
        };
      } finally {
        underWay -= 1;
        if (underWay === 0) {
          progress.stop();
          batches = [];
        }
      }
    },

    failed: (keys) =>
      keys.map((key) => {
        const file = failedFiles.get(key);
        if (file === undefined) throw new AppError('not-found', 'It can’t be tried again: import it from its place.');
        return file;
      }),

    cancel() {
      for (const { stop } of batches) stop.abort();
    },
  };
}

function leftOf({ done, total }: ImportProgress): number {
  return (total ?? Number.POSITIVE_INFINITY) - done;
}

function together(batches: readonly Batch[]): ImportProgress {
  const known = batches.flatMap(({ progress }) => progress ?? []);
  const sum = (count: (progress: ImportProgress) => number): number =>
    known.reduce((total, progress) => total + count(progress), 0);
  return {
    done: sum(({ done }) => done),
    total: known.some(({ total }) => total === null) ? null : sum(({ total }) => total ?? 0),
    name: known.findLast(({ name }) => name !== null)?.name ?? null,
    failed: sum(({ failed }) => failed),
  };
}
