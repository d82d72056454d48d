import { readFileSync, statSync } from 'node:fs';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { DamagedFile, NewerFile } from '../../store/damage/damage.ts';
import { errnoOf } from '../../store/disk/disk-errors.ts';
import { unseal } from '../../store/documents/envelope.ts';
import type { DocumentOf } from '../../store/documents/kinds.ts';
import { documentPath } from '../../store/folder/layout.ts';

/** What is indexed together: an article with its annotations, or a briefing. */
export type Source = { readonly kind: 'article' | 'briefing'; readonly id: string };

/** `stamp` is empty when the file may change without its stamp changing; null when there is no file. */
export type FileState<T> = {
  readonly document: T | null;
  readonly stamp: string | null;
  /** There is a file, and it can't be read. */
  readonly unreadable: boolean;
};

/** A file younger than this may be saved again within one tick of its clock. Milliseconds. */
const young = 50;

/** Tells a file's content from another's without reading it; null when there is no file. */
export function stampOf(root: string, kind: DocumentKind, id: string): string | null {
  try {
    const stats = statSync(documentPath(root, kind, id), { throwIfNoEntry: false });
    if (stats === undefined) return null;
    return Date.now() - stats.mtimeMs < young ? '' : `${stats.mtimeMs} ${stats.size}`;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return '';
  }
}

/** The document as its file holds it at this moment. */
export function readDocument<K extends DocumentKind>(root: string, kind: K, id: string): FileState<DocumentOf[K]> {
  // First: a change while reading shows as a difference at the next look.
  const stamp = stampOf(root, kind, id);
  if (stamp === null) return { document: null, stamp, unreadable: false };
  try {
    const { body } = unseal(kind, id, readFileSync(documentPath(root, kind, id)));
    return { document: body, stamp, unreadable: false };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT') return { document: null, stamp: null, unreadable: false };
    if (errno === null && !(error instanceof DamagedFile) && !(error instanceof NewerFile)) throw error;
    return { document: null, stamp, unreadable: true };
  }
}
