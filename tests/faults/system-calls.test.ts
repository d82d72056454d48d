import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { changes, errorsOf, readCalls, touches } from './system-calls.ts';

function callsIn(...lines: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-notes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, 'strace.log');
  writeFileSync(log, `${lines.join('\n')}\n`);
  return readCalls(log, 10);
}

describe('A log of strace', () => {
  it('gives the calls, each counted on its side', () => {
    const calls = callsIn('10 rename("/d/a", "/d/b") = 0', '11 fsync(5</d/b>) = 0', '10 rename("/d/b", "/d/c") = 0');
    expect(calls.map(({ side, call, n }) => `${side} ${call} ${n}`)).toEqual([
      'main rename 1',
      'pool fsync 1',
      'main rename 2',
    ]);
  });

  it('counts a call that another thread interrupted once', () => {
    expect(
      callsIn('11 fsync(5</d/b> <unfinished ...>', '11 <... fsync resumed>) = 0', '11 +++ exited with 0 +++'),
    ).toHaveLength(1);
  });

  it('tells what changes a folder from what only reads it, or is elsewhere', () => {
    const calls = callsIn(
      '10 openat(AT_FDCWD, "/d/a", O_RDONLY) = 3',
      '10 openat(AT_FDCWD, "/d/a", O_WRONLY|O_CREAT, 0600) = 3',
      '10 write(3</d/a>, "x", 1) = 1',
      '10 write(9<anon_inode:[eventfd]>, "x", 8) = 8',
    );
    expect(calls.map((point) => touches(point, '/d/'))).toEqual([true, true, true, false]);
    expect(calls.map((point) => changes(point, '/d/'))).toEqual([false, true, true, false]);
  });

  it('takes only such errors as the kernel gives for the call', () => {
    const [read, create, write] = callsIn(
      '10 openat(AT_FDCWD, "/d/a", O_RDONLY) = 3',
      '10 openat(AT_FDCWD, "/d/a", O_WRONLY|O_CREAT, 0600) = 3',
      '10 write(3</d/a>, "x", 1) = 1',
    ).map(errorsOf);
    expect(read).not.toContain('ENOSPC');
    expect(create).toEqual(['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EMFILE']);
    expect(write).toEqual(['ENOSPC', 'EIO']);
  });
});
