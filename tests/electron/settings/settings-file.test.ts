import { mkdtemp, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../core/ipc/settings.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'settings-'));
const open = (folder: string) =>
  openSettings(folder, (error) => {
    throw error;
  });

describe('The settings file', () => {
  it('gives the defaults where there is none, and writes nothing for that', async () => {
    const folder = await newFolder();
    const settings = await open(folder);
    expect(settings.current()).toEqual(defaultSettings());
    await settings.flush();
    expect(await readdir(folder)).toEqual([]);
  });

  it('has a change in force at once and after a restart', async () => {
    const folder = await newFolder();
    const settings = await open(folder);
    expect(settings.change({ theme: 'dark' }).theme).toBe('dark');
    await settings.flush();
    expect((await open(folder)).current()).toEqual({ ...defaultSettings(), theme: 'dark' });
  });

  it('remembers a window’s place apart from what the window sees', async () => {
    const folder = await newFolder();
    const settings = await open(folder);
    const windowPlace = { x: 1, y: 2, width: 900, height: 600, maximised: true };
    settings.remark({ windowPlace });
    await settings.flush();
    const again = await open(folder);
    expect(again.remarks().windowPlace).toEqual(windowPlace);
    expect(again.current()).toEqual(defaultSettings());
  });

  it('lets an undefined value in a patch change nothing', async () => {
    const settings = await open(await newFolder());
    expect(settings.change({ theme: undefined, libraryShown: false }).theme).toBe('system');
  });

  it.each(['{"settings":', '{"settings":{"theme":"pink"},"remarks":{}}', '[]', ''])(
    'keeps the bad file %j aside and starts from the defaults',
    async (bad) => {
      const folder = await newFolder();
      await writeFile(join(folder, 'settings.json'), bad);
      expect((await open(folder)).current()).toEqual(defaultSettings());
      expect(await readFile(join(folder, 'settings.json.bad'), 'utf8')).toBe(bad);
    },
  );

  it('overwrites nothing that the disk refuses to read, and adds to it once it can be read', async () => {
    const folder = await newFolder();
    const path = join(folder, 'settings.json');
    const before = await open(folder);
    before.remark({ library: '/desk', backupFolder: '/drive' });
    await before.flush();
    await rename(path, `${path}.away`);
    await symlink(path, path);
    const settings = await openSettings(folder, () => {});
    settings.change({ theme: 'dark' });
    settings.remark({ importFolder: '/in' });
    await expect(settings.flush()).rejects.toThrow(/^Not read: /);
    expect((await readdir(folder)).sort()).toEqual(['settings.json', 'settings.json.away']);
    await rename(`${path}.away`, path);
    await settings.flush();
    const after = await open(folder);
    expect(after.current().theme).toBe('dark');
    expect(after.remarks()).toMatchObject({ library: '/desk', backupFolder: '/drive', importFolder: '/in' });
  });

  it('fills in what an older version did not write and lets a newer version’s keys pass', async () => {
    const folder = await newFolder();
    const text = '{"settings":{"theme":"light","zoom":2},"remarks":{}}';
    await writeFile(join(folder, 'settings.json'), text);
    expect((await open(folder)).current()).toEqual({ ...defaultSettings(), theme: 'light' });
  });

  it('writes the last of many changes', async () => {
    const folder = await newFolder();
    const settings = await open(folder);
    for (const libraryShown of [false, true, false]) settings.change({ libraryShown });
    await Promise.all([settings.flush(), settings.flush()]);
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')).settings.libraryShown).toBe(false);
  });

  it('tells its listeners of a change', async () => {
    const settings = await open(await newFolder());
    const heard: string[] = [];
    settings.onChange(({ theme }) => heard.push(theme));
    settings.change({ theme: 'light' });
    expect(heard).toEqual(['light']);
  });
});
