import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { ownBackupFolder } from '../backup/places.ts';

/** Where things are on this machine. */
export type Places = {
  /** Settings, logs and, unless told otherwise, the library. */
  readonly profile: string;
  /** The library that this start was told to open; null when it was told nothing. */
  readonly toldLibrary: string | null;
  /** The library when nothing is told and none is remembered. */
  readonly ownLibrary: string;
  /** Copies of every library's documents. */
  readonly ownBackups: string;
  /** The built page. */
  readonly page: string;
  readonly preload: string;
  /** Icons and the sample library. */
  readonly resources: string;
};

/**
 * Finds them, and makes the profile Electron's own user data: `--user-data-dir=DIR`, else the system's folder for the
 * app. The library told is `--library=DIR`, else BRIEFING_NOTES_LIBRARY; the own one is the folder `My desk` of the
 * profile. Must run before Electron is ready.
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
    toldLibrary: chosen === '' ? null : resolve(chosen),
    ownLibrary: join(profile, 'My desk'),
    ownBackups: ownBackupFolder(profile),
    page: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    resources: app.isPackaged ? process.resourcesPath : join(root, 'resources'),
  };
}
