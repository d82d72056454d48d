import { type Stats, statSync } from 'node:fs';

/**
 * What tells a file's content from another's without reading it. Every save makes a new file while the old
 * one still exists, so `ino` differs even when two saves fall into one tick of the clock.
 */
export type FileStamp = { readonly modified: number; readonly size: number; readonly ino: number };

export function stampOf(stats: Stats): FileStamp {
  return { modified: stats.mtimeMs, size: stats.size, ino: stats.ino };
}

export function sameStamp(a: FileStamp | null, b: FileStamp | null): boolean {
  if (a === null || b === null) return a === b;
  return a.modified === b.modified && a.size === b.size && a.ino === b.ino;
}

/** The stamp of the file as it is now, or null when there is none. Synchronous: it takes microseconds. */
export function readStamp(path: string): FileStamp | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : stampOf(stats);
}
