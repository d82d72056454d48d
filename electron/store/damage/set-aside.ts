import { join } from 'node:path';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { moveDurably } from '../disk/folders.ts';
import { documentPath } from '../folder/layout.ts';
import type { DamageReason } from './damage.ts';
import { damageKey, setAsidePath } from './incident-files.ts';

/**
 * Moves a damaged file, as it is, into `set-aside/` under a name that tells all, and answers that name without its
 * end. Null: the disk refuses, and the file stays in its place.
 */
export async function setAside(
  root: string,
  kind: DocumentKind,
  id: string,
  cause: DamageReason,
  disk: Disk,
): Promise<string | null> {
  const key = damageKey(kind, id, cause);
  try {
    await moveDurably(documentPath(root, kind, id), join(root, setAsidePath(key)), disk);
    return key;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
