import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/** Where things are on this machine. */
export type Places = {
  /** Settings, logs and, unless told otherwise, the library. */
  readonly profile: string;
  readonly library: string;
  /** The built page. */
  readonly page: string;
  readonly preload: string;
  /** Icons and the sample library. */
  readonly resources: string;
};

/**
 * Finds them, and makes the profile Electron's own user data. The library is `--library=DIR`, else
 * BRIEFING_NOTES_LIBRARY, else the folder `My desk` of the profile; the profile is `--user-data-dir=DIR`,
 * else the system's folder for the app. Must run before Electron is ready.
 */
export function findPlaces(): Places {
  app.setName('Briefing Notes');
  const wanted = app.commandLine.getSwitchValue('user-data-dir');
  const profile = wanted === '' ? join(app.getPath('appData'), app.name) : resolve(wanted);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  const chosen = app.commandLine.getSwitchValue('library') || process.env['BRIEFING_NOTES_LIBRARY'] || '';
  const root = app.getAppPath();
  return {
    profile,
    library: chosen === '' ? join(profile, 'My desk') : resolve(chosen),
    page: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    resources: app.isPackaged ? process.resourcesPath : join(root, 'resources'),
  };
}
