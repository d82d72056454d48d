import { isDeepStrictEqual } from 'node:util';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { DocumentOf } from '../documents/kinds.ts';

/** What can change on its own in a document of each kind: its fields, or the single annotations of a set. */
const partsOf: { readonly [K in DocumentKind]: (document: DocumentOf[K]) => Map<string, unknown> } = {
  article: fieldsOf,
  annotations: ({ annotations }) => new Map(annotations.map((annotation) => [annotation.id, annotation])),
  briefing: fieldsOf,
};

/**
 * Whether `ours` undoes anything that another program brought into `theirs`, be it changed or new. `before` is what
 * both were made from; null when it isn't known: then whatever differs counts.
 */
export function losesParts<K extends DocumentKind>(
  kind: K,
  before: DocumentOf[K] | null,
  theirs: DocumentOf[K],
  ours: DocumentOf[K],
): boolean {
  const earlier = before === null ? null : partsOf[kind](before);
  const kept = partsOf[kind](ours);
  return [...partsOf[kind](theirs)].some(([name, part]) => {
    const changedByThem = earlier === null || !isDeepStrictEqual(earlier.get(name), part);
    return changedByThem && !isDeepStrictEqual(kept.get(name), part);
  });
}

// The time of the last change says nothing that could be lost.
function fieldsOf(document: object): Map<string, unknown> {
  return new Map(Object.entries(document).filter(([name]) => name !== 'updatedAt'));
}
