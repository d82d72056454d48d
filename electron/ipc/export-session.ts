import { AppError } from '../../core/errors.ts';
import type { EventPayload } from '../../core/ipc/events.ts';
import type { WriteOptions } from '../acts/exports.ts';
import { spaced } from './spaced.ts';

/** The exports of one window. */
export type ExportSession = {
  /** Does an export that `cancel` stops and whose progress is told. Null: it was stopped. */
  run<T>(work: (options: Pick<WriteOptions, 'signal' | 'onProgress'>) => Promise<T>): Promise<T | null>;
  /** Stops what is under way. */
  cancel(): void;
};

/** `tell` hears null when no export is under way any more. */
export function createExportSession(tell: (progress: EventPayload<'export.progress'>) => void): ExportSession {
  const underWay = new Map<AbortController, { done: number; total: number }>();
  const progress = spaced(() => {
    const sum = { done: 0, total: 0 };
    for (const { done, total } of underWay.values()) {
      sum.done += done;
      sum.total += total;
    }
    tell(sum);
  });
  return {
    async run(work) {
      const stop = new AbortController();
      underWay.set(stop, { done: 0, total: 0 });
      try {
        return await work({
          signal: stop.signal,
          onProgress: (now) => {
            underWay.set(stop, now);
            progress.soon();
          },
        });
      } catch (error) {
        if (stop.signal.aborted && error instanceof AppError && error.code === 'cancelled') return null;
        throw error;
      } finally {
        underWay.delete(stop);
        if (underWay.size === 0) {
          progress.stop();
          tell(null);
        }
      }
    },
    cancel() {
      for (const stop of underWay.keys()) stop.abort();
    },
  };
}
