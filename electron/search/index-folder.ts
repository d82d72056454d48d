import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../store/library.ts';
import { indexFileName } from './index/index-file.ts';

export type IndexFolder = { readonly path: string; remove(): void };

/**
 * Where the index of a library is: beside its documents, or, when nothing may be written there, in a folder that goes
 * with the session and begins with a copy of the index that the library has.
 */
export function indexFolderOf({ root, readOnly }: Pick<Library, 'root' | 'readOnly'>): IndexFolder {
  const beside = join(root, 'search');
  if (readOnly === null) return { path: beside, remove: () => undefined };
  const path = mkdtempSync(join(tmpdir(), 'briefing-notes-search-'));
  for (const name of [indexFileName, `${indexFileName}-wal`]) {
    try {
      copyFileSync(join(beside, name), join(path, name), constants.COPYFILE_FICLONE);
    } catch {
      // There is none, or no room: the index is made anew.
    }
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
