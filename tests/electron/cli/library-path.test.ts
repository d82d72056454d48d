import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupFolder, libraryPath } from '../../../electron/cli/library-path.ts';

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

describe('backupFolder', () => {
  it('stands beside the app’s own library, whichever library is opened', () => {
    expect(backupFolder({ ...linux, env: { BRIEFING_NOTES_LIBRARY: '/env' } })).toBe(
      '/home/ada/.config/Briefing Notes/Backups',
    );
  });
});
