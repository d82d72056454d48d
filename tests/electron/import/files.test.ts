import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../../electron/import/find-files.ts';
import { demandSize, readFileBytes, sizeLimit } from '../../../electron/import/read-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function namesIn(path: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, error } of findFiles(path)) names.push(error === null ? name : `${name}: ${error.code}`);
  return names;
}

describe('findFiles', () => {
  it('gives a single file as it is, also a hidden one', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.note.md'), 'x');
    expect(await namesIn(join(folder, '.note.md'))).toEqual(['.note.md']);
  });

  it('walks a folder in order, passing over hidden entries', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'b/deep'), { recursive: true });
    await mkdir(join(folder, '.git'));
    for (const name of ['c.txt', 'a.md', 'b/deep/x.pdf', 'b/z.txt', '.DS_Store', '.git/config'])
      await writeFile(join(folder, name), 'x');
    expect(await namesIn(folder)).toEqual(['a.md', 'b/deep/x.pdf', 'b/z.txt', 'c.txt']);
  });

  it('follows links, each folder once, and names a broken one', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a'));
    await writeFile(join(folder, 'a/one.md'), 'x');
    await symlink(folder, join(folder, 'a/up'));
    await symlink(join(folder, 'a/one.md'), join(folder, 'b.md'));
    await symlink(join(folder, 'nowhere'), join(folder, 'c.md'));
    expect(await namesIn(folder)).toEqual(['a/one.md', 'b.md', 'c.md: not-found']);
  });

  it('says so when there is nothing to import', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'empty'));
    expect(await namesIn(join(folder, 'empty'))).toEqual(['empty: empty-file']);
  });

  it('names a path that is not there', async () => {
    const folder = await temporaryFolder();
    expect(await namesIn(join(folder, 'gone.md'))).toEqual(['gone.md: not-found']);
  });
});

describe('readFileBytes', () => {
  it('reads a file of the largest size and refuses one byte more', async () => {
    const path = join(await temporaryFolder(), 'big.txt');
    await writeFile(path, '');
    await truncate(path, sizeLimit);
    expect((await readFileBytes(path, 'big.txt')).length).toBe(sizeLimit);
    await truncate(path, sizeLimit + 1);
    await expect(readFileBytes(path, 'big.txt')).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('“big.txt”'),
    });
  });

  it('takes larger files of the forms that have pictures in them', () => {
    expect(() => demandSize(64 * 1024 * 1024, 'report.DOCX')).not.toThrow();
    expect(() => demandSize(64 * 1024 * 1024 + 1, 'mail.eml')).toThrow('larger than 64 MB');
    expect(() => demandSize(100 * 1024 * 1024 + 1, 'report.pdf')).toThrow('larger than 100 MB');
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe and a device without waiting for them', async () => {
    const path = join(await temporaryFolder(), 'pipe.txt');
    execFileSync('mkfifo', [path]);
    await expect(readFileBytes(path, 'pipe.txt')).rejects.toMatchObject({ code: 'unsupported-type' });
    await expect(readFileBytes('/dev/zero', 'zero')).rejects.toMatchObject({ code: 'unsupported-type' });
  });

  it('names the file that is not there, never its folder', async () => {
    const folder = await temporaryFolder();
    const failure = await readFileBytes(join(folder, 'gone.md'), 'gone.md').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'not-found', message: expect.stringContaining('“gone.md”') });
    expect(String(failure)).not.toContain(folder);
  });
});
