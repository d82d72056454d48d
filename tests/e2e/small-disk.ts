import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own in memory, of a few megabytes, that can be filled up. */
export type SmallDisk = {
  fill(): void;
  makeRoom(): void;
  /** Lays a read-only view of a folder over it. Answers the way back. */
  makeReadOnly(folder: string): () => void;
  unmount(): void;
};

/** Mounts one at `path`. Null where that takes more rights than these: the caller skips. */
export function mountSmallDisk(path: string, megabytes: number): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  mkdirSync(path, { recursive: true });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', path);
  } catch {
    return null;
  }
  const filler = join(path, 'filler');
  return {
    fill() {
      // Down to the last byte: what is left after a large piece did not fit may take a small file.
      for (const size of [1 << 16, 1 << 12, 1]) while (append(filler, size));
    },
    makeRoom: () => rmSync(filler),
    makeReadOnly(folder) {
      const whole = join(path, folder);
      run('mount', '--bind', whole, whole);
      run('mount', '-o', 'remount,bind,ro', whole);
      return () => run('umount', whole);
    },
    // Lazily: a process that a failed test left may still be there.
    unmount: () => run('umount', '-l', path),
  };
}

function append(path: string, size: number): boolean {
  try {
    appendFileSync(path, Buffer.alloc(size));
    return true;
  } catch {
    return false;
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}
