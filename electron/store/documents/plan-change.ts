import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { BinFolder } from '../bin/bin.ts';
import type { ChangeOf, Plan } from './commit.ts';
import { checkDocument, type Saved, seal } from './envelope.ts';
import { type DocumentOf, kindNouns } from './kinds.ts';

type Present = {
  readonly bin: BinFolder;
  /** The highest revision that the catalogue has seen of the document. */
  readonly known: number;
};

/** `document` is what a `put` saves. */
type DocumentPlan<K extends DocumentKind> = Plan & { readonly document: DocumentOf[K] | null };

/**
 * What a change comes to when `current` is what the document's file holds, null when there is none.
 * @throws AppError bad-request when the document doesn't fit or its place is taken, not-found
 */
export function planChange<K extends DocumentKind>(
  change: ChangeOf<K>,
  current: Saved<DocumentOf[K]> | null,
  { bin, known }: Present,
): DocumentPlan<K> {
  const { type, kind } = change;
  const noun = kindNouns[kind];
  if (type === 'create' || type === 'restore') {
    if (current !== null) throw new AppError('bad-request', `Not saved: there is such a ${noun} already.`);
    if (type === 'create') return planPut(kind, change.document.id, change.document, null, 1);
    const name = bin.files.newest(kind, change.id);
    if (name === null) throw new AppError('not-found', `There is no such ${noun} in the bin.`);
    return { step: { type: 'unbin', kind, id: change.id, name }, before: null, document: null };
  }
  if (current === null) throw new AppError('not-found', `There is no such ${noun}.`);
  if (type === 'replace') {
    return planPut(kind, change.id, change.next(current.body), current, Math.max(current.revision, known) + 1);
  }
  const name = bin.files.freeName(kind, change.id, new Date());
  return { step: { type: 'bin', kind, id: change.id, name }, before: null, document: null };
}

function planPut<K extends DocumentKind>(
  kind: K,
  id: string,
  document: DocumentOf[K],
  current: Saved<DocumentOf[K]> | null,
  revision: number,
): DocumentPlan<K> {
  const body = checkDocument(kind, document);
  if (body.id !== id) throw new AppError('bad-request', `Not saved: the id of a ${kindNouns[kind]} never changes.`);
  const text = seal(kind, id, { revision, parent: current?.revision ?? 0, body });
  return {
    step: { type: 'put', kind, id, revision, text },
    before: current === null ? null : seal(kind, id, current),
    document: body,
  };
}
