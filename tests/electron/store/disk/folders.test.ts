import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Disk } from '../../../../electron/store/disk/disk.ts';
import { writeDurably } from '../../../../electron/store/disk/durable-write.ts';
import { ensureFolder, moveDurably, removeDurably } from '../../../../electron/store/disk/folders.ts';
import { diskFailingOnce, diskThat } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

let folder: string;
let from: string;
let to: string;

beforeEach(() => {
  folder = newRoot();
  mkdirSync(folder);
  from = join(folder, 'note.json');
  to = join(folder, 'bin', 'note.json');
  writeFileSync(from, 'text');
});

/** Which folders are flushed, in order. */
function watchedDisk(): { disk: Disk; flushed: string[] } {
  const flushed: string[] = [];
  const opened = new Map<number, string>();
  const disk = diskThat(() => null);
  return {
    flushed,
    disk: {
      ...disk,
      open: (path, flags, mode) => {
        const file = disk.open(path, flags, mode);
        opened.set(file, path);
        return file;
      },
      flush: async (file) => {
        await disk.flush(file);
        flushed.push(opened.get(file) ?? '');
      },
    },
  };
}

describe('moveDurably', () => {
  it('moves the file and flushes both folders', async () => {
    const { disk, flushed } = watchedDisk();
    await moveDurably(from, to, disk);
    expect([existsSync(from), readFileSync(to, 'utf8')]).toEqual([false, 'text']);
    expect(flushed.slice(-2)).toEqual([join(folder, 'bin'), folder]);
  });

  it.each([
    ['open', 1],
    ['open', 2],
    ['open', 3],
    ['rename', 1],
    ['flush', 2],
    ['flush', 3],
  ] as const)('leaves the file in its place when %s fails at call %i', async (call, nth) => {
    await expect(moveDurably(from, to, diskFailingOnce(call, 'EMFILE', nth))).rejects.toThrow('EMFILE');
    expect([existsSync(from), existsSync(to)]).toEqual([true, false]);
  });
});

describe('removeDurably', () => {
  it('removes the file and flushes its folder', async () => {
    const { disk, flushed } = watchedDisk();
    await removeDurably(from, disk);
    expect([existsSync(from), flushed]).toEqual([false, [folder]]);
  });

  it('flushes the folder also when the file is gone already', async () => {
    const { disk, flushed } = watchedDisk();
    await removeDurably(join(folder, 'other.json'), disk);
    expect(flushed).toEqual([folder]);
  });
});

describe('a folder whose name could not be flushed', () => {
  it('is flushed into the one that holds it before anything in it counts as written', async () => {
    const inner = join(folder, 'inner');
    await expect(ensureFolder(inner, { disk: diskFailingOnce('flush', 'EIO') })).rejects.toThrow('EIO');
    const { disk, flushed } = watchedDisk();
    await writeDurably(join(inner, 'note.json'), 'text', { disk });
    expect(flushed.slice(-2)).toEqual([inner, folder]);
    await writeDurably(join(inner, 'note.json'), 'text', { disk });
    expect(flushed.at(-1)).toBe(inner);
  });
});
