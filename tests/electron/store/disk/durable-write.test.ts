import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeDurably } from '../../../../electron/store/disk/durable-write.ts';
import { type DiskCall, diskFailingOnce } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = newRoot();
  mkdirSync(folder);
  path = join(folder, 'note.json');
});

const modeOf = (name: string) => (statSync(name).mode & 0o777).toString(8);

describe('writeDurably', () => {
  it('puts text in place as UTF-8', async () => {
    await writeDurably(path, 'Gespräche 会谈');
    expect(readFileSync(path, 'utf8')).toBe('Gespräche 会谈');
  });

  it('puts bytes in place as they are', async () => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251);
    await writeDurably(path, bytes);
    expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
  });

  it('replaces what was there and leaves nothing beside it', async () => {
    await writeDurably(path, 'old and longer');
    await writeDurably(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['note.json']);
  });

  it('makes files for the owner only unless another mode is asked for', async () => {
    await writeDurably(path, 'private');
    await writeDurably(join(folder, 'export.md'), 'public', { mode: 0o644 });
    expect(modeOf(path)).toBe('600');
    expect(modeOf(join(folder, 'export.md'))).toBe((0o644 & ~process.umask()).toString(8));
  });

  it('makes missing folders for the owner only', async () => {
    await writeDurably(join(folder, 'a', 'b', 'note.json'), 'deep');
    expect([modeOf(join(folder, 'a')), modeOf(join(folder, 'a', 'b'))]).toEqual(['700', '700']);
  });

  it.skipIf(!existsSync('/proc/self'))('fails where no folder can be made in one that is there', async () => {
    await expect(writeDurably('/proc/briefing-notes/note.json', 'text')).rejects.toMatchObject({ code: 'io-error' });
  });

  it('leaves one whole text when two writers race', async () => {
    const texts = ['a'.repeat(50_000), 'b'.repeat(50_000)];
    await Promise.all(texts.map((text) => writeDurably(path, text)));
    expect(texts).toContain(readFileSync(path, 'utf8'));
    expect(readdirSync(folder)).toEqual(['note.json']);
  });
});

describe('writeDurably, when the disk fails', () => {
  const beforeRename: [DiskCall, number][] = [
    ['open', 1],
    ['open', 2],
    ['write', 1],
    ['flush', 1],
    ['stat', 1],
    ['close', 1],
    ['rename', 1],
  ];

  it.each(beforeRename)('at %s keeps the old file and removes its own', async (call, nth) => {
    writeFileSync(path, 'old');
    await expect(writeDurably(path, 'new', { disk: diskFailingOnce(call, 'EIO', nth) })).rejects.toMatchObject({
      code: 'io-error',
      details: { errno: 'EIO', replaced: false },
    });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['note.json']);
  });

  it('for want of a file handle leaves nothing, and writes once there is one', async () => {
    const disk = diskFailingOnce('open', 'EMFILE');
    await expect(writeDurably(path, 'new', { disk })).rejects.toMatchObject({ details: { errno: 'EMFILE' } });
    expect(readdirSync(folder)).toEqual([]);
    await writeDurably(path, 'new', { disk });
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('at the flush of the folder says that the file was replaced', async () => {
    writeFileSync(path, 'old');
    await expect(writeDurably(path, 'new', { disk: diskFailingOnce('flush', 'EIO', 2) })).rejects.toMatchObject({
      details: { replaced: true },
    });
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'permission-denied'],
    ['EPERM', 'permission-denied'],
    ['EROFS', 'permission-denied'],
    ['EMFILE', 'io-error'],
  ])('calls %s %s and names no path', async (errno, code) => {
    const failure = writeDurably(path, 'new', { disk: diskFailingOnce('write', errno) });
    await expect(failure).rejects.toMatchObject({ code, message: expect.not.stringContaining(folder) });
  });

  it('refuses to replace a folder', async () => {
    mkdirSync(path);
    await expect(writeDurably(path, 'new')).rejects.toMatchObject({ code: 'io-error' });
    expect(readdirSync(folder)).toEqual(['note.json']);
  });
});
