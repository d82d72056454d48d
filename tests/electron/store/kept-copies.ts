import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import type { Library } from '../../../electron/store/library.ts';
import { VersionFolder } from '../../../electron/store/versions/version-folder.ts';

/** Keeps what the document's file holds: in the library's history, or in the backup folder `backups`. */
export async function keepCopy(
  library: Library,
  kind: DocumentKind,
  id: string,
  backups: string | null = null,
): Promise<void> {
  const folder = backups === null ? library.history : new VersionFolder(join(backups, library.id));
  await folder.keep(kind, id, readFileSync(documentPath(library.root, kind, id)), new Date('2026-11-24T12:00:00Z'));
}
