import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupFolders, libraryPath } from '../../../electron/cli/library-path.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const linux = { env: {}, platform: 'linux', home: '/home/ada' } as const;

describe('libraryPath', () => {
  it('is the one named, else the environment’s', () => {
    const env = { BRIEFING_NOTES_LIBRARY: '/env' };
    expect(libraryPath('named', { ...linux, env })).toBe(resolve('named'));
    expect(libraryPath(null, { ...linux, env })).toBe('/env');
  });

  it.each([
    ['linux', {}, '/home/ada/.config/Briefing Notes/My desk'],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/Briefing Notes/My desk'],
    ['darwin', {}, '/home/ada/Library/Application Support/Briefing Notes/My desk'],
    ['win32', { APPDATA: '/appdata' }, '/appdata/Briefing Notes/My desk'],
  ] as const)('is else the app’s own on %s with %j', (platform, env, path) => {
    expect(libraryPath(null, { ...linux, platform, env })).toBe(path);
  });
});

describe('backupFolders', () => {
  const own = { place: 'default', path: '/home/ada/.config/Briefing Notes/Backups' };

  it('are beside the app’s own library, whichever library is opened', async () => {
    expect(await backupFolders({ ...linux, env: { BRIEFING_NOTES_LIBRARY: '/env' } })).toEqual([own]);
  });

  it('are also where the person chose in the app', async () => {
    const home = await temporaryFolder();
    const profile = join(home, '.config', 'Briefing Notes');
    await mkdir(profile, { recursive: true });
    const settings = await openSettings(profile, () => undefined);
    settings.remark({ backupFolder: '/elsewhere' });
    await settings.flush();
    const chosen = { place: 'chosen', path: '/elsewhere' };
    expect(await backupFolders({ ...linux, home })).toEqual([{ ...own, path: join(profile, 'Backups') }, chosen]);
  });
});
