import { AppError } from '../../core/errors.ts';
import type { HistoryKind } from '../../core/ipc/reliability.ts';
import { readIfThere } from '../backup/read-if-there.ts';
import { DamagedFile, NewerFile } from '../store/damage/damage.ts';
import { kindNouns } from '../store/documents/kinds.ts';
import { documentPath } from '../store/folder/layout.ts';
import type { KeptVersion } from '../store/versions/version-folder.ts';
import type { Desk } from './desk.ts';

/**
 * Keeps what the library holds at this moment in its history, unless it is there already.
 * @throws AppError not-found, damaged, newer-schema, library-read-only, what the disk refuses
 */
export async function keepPresent({ library, now }: Desk, kind: HistoryKind, id: string): Promise<KeptVersion> {
  if (library.readOnly !== null) throw new AppError('library-read-only', library.readOnly);
  const bytes = await readIfThere(documentPath(library.root, kind, id));
  if (bytes === null) throw new AppError('not-found', `There is no such ${kindNouns[kind]}.`);
  try {
    return await library.history.keep(kind, id, bytes, now());
  } catch (error) {
    throw unreadable(error, `This ${kindNouns[kind]} can’t be read`);
  }
}

/** An AppError for a file that can't be trusted; any other error comes back unchanged. */
export function unreadable(error: unknown, what: string): unknown {
  if (error instanceof DamagedFile) return new AppError('damaged', `${what}: its file is damaged.`);
  if (error instanceof NewerFile)
    return new AppError('newer-schema', `${what}: a newer version of Briefing Notes saved it.`);
  return error;
}
