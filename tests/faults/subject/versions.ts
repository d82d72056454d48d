import { join } from 'node:path';
import { documentKinds } from '../../../core/model/envelope.ts';
import { type KeptVersion, VersionFolder } from '../../../electron/store/versions/version-folder.ts';
import type { Places } from './places.ts';
import type { Outcome } from './promise.ts';
import { hashOf } from './tell.ts';

/** The copies of a library in the backup folder. */
export function backupsOf({ backups }: Places, libraryId: string): VersionFolder {
  return new VersionFolder(join(backups, libraryId));
}

/** What the oracle knows a kept version by: `version/…` in the history, `copy/…` in the backups. */
export function nameOfVersion(where: 'version' | 'copy', { kind, id, key }: KeptVersion): string {
  return `${where}/${kind}.${id}.${key}`;
}

/** Every version that can be read, as an outcome; `unsound` is called for each that can't. */
export async function soundVersions(
  where: 'version' | 'copy',
  folder: VersionFolder,
  unsound: (version: KeptVersion) => void = () => undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const kind of documentKinds) {
    for (const id of (await folder.newest(kind)).keys()) {
      for (const version of await folder.list(kind, id)) {
        if (version.removed) continue;
        try {
          const { body } = await folder.read(version);
          outcomes.push({ key: nameOfVersion(where, version), revision: 0, state: hashOf(body) });
        } catch {
          unsound(version);
        }
      }
    }
  }
  return outcomes;
}
