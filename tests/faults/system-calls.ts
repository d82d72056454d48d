import { readdirSync, readFileSync } from 'node:fs';
import { type Running, startCommand } from './processes.ts';

/** Every call by which a program changes a disk; strace passes over a name that this machine's kernel has not. */
export const writingCalls = [
  'openat',
  'write',
  'pwrite64',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'unlink',
  'unlinkat',
  'rmdir',
  'mkdir',
  'mkdirat',
  'ftruncate',
  'chmod',
  'fchmod',
  'copy_file_range',
  'sendfile',
] as const;

export const injectedErrors = ['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EMFILE'] as const;
export type InjectedError = (typeof injectedErrors)[number];

/** strace counts per thread, so a place in a run is the n-th such call of the main thread or of the thread pool. */
export type Side = 'main' | 'pool';
export type CallPoint = {
  readonly side: Side;
  readonly call: string;
  /** From 1. */
  readonly n: number;
  /** The call as strace showed it when it was counted. */
  readonly text: string;
};

/** With one thread in the pool, its calls come in one order. */
export const onePoolThread = { UV_THREADPOOL_SIZE: '1' } as const;

export function nameOfPoint({ side, call, n }: CallPoint): string {
  return `${side}:${call}:${n}`;
}

/**
 * Attaches strace to one side of a program that waits, or to both. Resolves when it watches; its own `ended` comes
 * when the program has ended. `inject` is strace's own, such as `fsync:error=EIO:when=3`.
 */
export async function watch(
  pid: number,
  sides: readonly Side[],
  { log, calls, inject, path }: { log: string; calls: readonly string[]; inject?: string; path?: string },
): Promise<Running> {
  const threads = readdirSync(`/proc/${pid}/task`).map(Number);
  const chosen = threads.filter((thread) => sides.includes(thread === pid ? 'main' : 'pool'));
  const strace = startCommand([
    ...['strace', '-y', '-s', '48', '-o', log],
    ...['-e', `trace=${calls.map((call) => `?${call}`).join(',')}`],
    ...(inject === undefined ? [] : ['-e', `inject=${inject}`]),
    ...(path === undefined ? [] : ['-P', path]),
    ...chosen.flatMap((thread) => ['-p', String(thread)]),
  ]);
  await attached(strace, chosen.length);
  return strace;
}

async function attached(strace: Running, threads: number): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    strace.process.stderr?.on('data', (text: string) => {
      said += text;
      if ((said.match(/ attached/g) ?? []).length >= threads) resolve();
    });
    void strace.ended.then(() => reject(new Error(`strace ended: ${said}`)), reject);
  });
}

/** Every call of a log of both sides, counted per side; the calls of the threads that aren't `pid` are the pool's. */
export function readCalls(log: string, pid: number): CallPoint[] {
  const counts = new Map<string, number>();
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = /^(?:(\d+) +)?(\w+)\((.*)$/.exec(line);
      if (match === null) return [];
      const [, thread, call = '', rest = ''] = match;
      const side: Side = thread === undefined || Number(thread) === pid ? 'main' : 'pool';
      const counter = `${thread}:${call}`;
      const n = (counts.get(counter) ?? 0) + 1;
      counts.set(counter, n);
      return [{ side, call, n, text: `${call}(${rest}` }];
    });
}

/** Whether the call touches something in the folder; a pipe or an eventfd of Node's own does not. */
export function touches({ text }: CallPoint, folder: string): boolean {
  return text.includes(folder);
}

/** Whether the call changes the disk: a file opened for reading does not. */
export function changes(point: CallPoint, folder: string): boolean {
  return touches(point, folder) && (point.call !== 'openat' || /O_CREAT|O_TRUNC/.test(point.text));
}

const onNames = ['ENOSPC', 'EIO', 'EROFS', 'EACCES'] as const;
const onRemovals = ['EIO', 'EROFS', 'EACCES'] as const;

/** The errors, among those that are injected, which the kernel can give for a call. */
export function errorsOf({ call, text }: CallPoint): readonly InjectedError[] {
  switch (call) {
    case 'openat':
      return /O_CREAT/.test(text) ? injectedErrors : ['EIO', 'EACCES', 'EMFILE'];
    case 'write':
    case 'pwrite64':
    case 'fsync':
    case 'fdatasync':
    case 'ftruncate':
    case 'copy_file_range':
    case 'sendfile':
      return ['ENOSPC', 'EIO'];
    case 'unlink':
    case 'unlinkat':
    case 'rmdir':
    case 'chmod':
    case 'fchmod':
      return onRemovals;
    default:
      return onNames;
  }
}
