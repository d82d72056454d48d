import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBackupFolder, checkRestoreFolder } from '../../../electron/backup/check-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function newFolders() {
  const folder = await temporaryFolder();
  const folders = { library: join(folder, 'library'), own: join(folder, 'own'), other: join(folder, 'other') };
  for (const path of Object.values(folders)) await mkdir(path);
  return folders;
}

describe('checkBackupFolder', () => {
  it('takes a folder that can be written to, and leaves nothing in it', async () => {
    const { other, ...folders } = await newFolders();
    await checkBackupFolder(other, folders);
    expect(await readdir(other)).toEqual([]);
  });

  it('takes a folder beside the library whose name begins like its', async () => {
    const folders = await newFolders();
    await mkdir(`${folders.library} copies`);
    await expect(checkBackupFolder(`${folders.library} copies`, folders)).resolves.toBeUndefined();
  });

  it('refuses the library, a folder in it, and a link to one', async () => {
    const folders = await newFolders();
    const inside = join(folders.library, 'copies');
    const link = join(folders.other, 'link');
    await mkdir(inside);
    await symlink(inside, link);
    for (const path of [folders.library, inside, link]) {
      await expect(checkBackupFolder(path, folders), path).rejects.toThrow(/in the library itself/);
    }
  });

  it('refuses the place where copies go already', async () => {
    const folders = await newFolders();
    await expect(checkBackupFolder(folders.own, folders)).rejects.toThrow(/already/);
  });

  it('refuses what can’t be written to', async () => {
    const { other, ...folders } = await newFolders();
    await writeFile(join(other, 'file'), '');
    await expect(checkBackupFolder(join(other, 'file'), folders)).rejects.toMatchObject({ name: 'AppError' });
  });
});

describe('checkRestoreFolder', () => {
  it('takes a folder that is not there yet', async () => {
    const { library, own, other } = await newFolders();
    expect(() => checkRestoreFolder(join(other, 'new', 'desk'), { library, places: [own] })).not.toThrow();
  });

  it('refuses one in the open library or among the copies', async () => {
    const { library, own } = await newFolders();
    const check = (path: string) => () => checkRestoreFolder(path, { library, places: [own] });
    expect(check(join(library, 'new', 'desk'))).toThrow(/inside the one that is open/);
    expect(check(join(own, 'desk'))).toThrow(/among its copies/);
  });
});
