import { join, resolve } from 'node:path';
import { type BackupPlaceFolder, backupPlaces, ownBackupFolder } from '../backup/places.ts';
import { readChosenBackupFolder } from '../settings/settings-file.ts';

export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

/** The library to open: the one named, else that of `BRIEFING_NOTES_LIBRARY`, else the app's own. */
export function libraryPath(named: string | null, surroundings: Surroundings): string {
  const chosen = named ?? surroundings.env['BRIEFING_NOTES_LIBRARY'];
  return chosen === undefined || chosen === '' ? appLibrary(surroundings) : resolve(chosen);
}

/** Where the app keeps copies of every library's documents: in its profile and where the person chose. */
export async function backupFolders(surroundings: Surroundings): Promise<BackupPlaceFolder[]> {
  const profile = appProfile(surroundings);
  return backupPlaces(ownBackupFolder(profile), await readChosenBackupFolder(profile));
}

function appLibrary(surroundings: Surroundings): string {
  return join(appProfile(surroundings), 'My desk');
}

/** Electron's `userData` of an app of that name. */
function appProfile({ env, platform, home }: Surroundings): string {
  return join(userFolder(env, platform, home), 'Briefing Notes');
}

function userFolder(env: Surroundings['env'], platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return env['APPDATA'] || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(home, '.config');
}
