import type { DocumentKind } from '../../../core/model/envelope.ts';
import { seal } from '../../../electron/store/documents/envelope.ts';
import type { DocumentOf } from '../../../electron/store/documents/kinds.ts';
import type { KeptVersion, VersionFolder } from '../../../electron/store/versions/version-folder.ts';

/** Keeps a document's revision as if it had been kept at `at`. */
export function keep<K extends DocumentKind>(
  folder: VersionFolder,
  kind: K,
  body: DocumentOf[K],
  revision: number,
  at: string,
): Promise<KeptVersion> {
  const bytes = Buffer.from(seal(kind, body.id, { revision, parent: revision - 1, body }), 'utf8');
  return folder.keep(kind, body.id, bytes, new Date(at));
}
