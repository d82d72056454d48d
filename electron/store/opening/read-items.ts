import { readFileSync, statSync } from 'node:fs';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { type CatalogueItem, itemOf } from '../catalogue/rows.ts';
import { DamagedFile, type DamageReason, damageOf, NewerFile } from '../damage/damage.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { stampOf } from '../disk/file-stamp.ts';
import { unseal } from '../documents/envelope.ts';
import { documentPath } from '../folder/layout.ts';

export type DocumentName = { readonly kind: DocumentKind; readonly id: string };

/** What reading one document's file gave; `unreadable` is the system's refusal, with its errno. */
export type Reading =
  | { readonly outcome: 'read'; readonly item: CatalogueItem }
  | (DocumentName & { readonly outcome: 'damaged'; readonly reason: DamageReason })
  | (DocumentName & { readonly outcome: 'newer' | 'absent' })
  | (DocumentName & { readonly outcome: 'unreadable'; readonly errno: string });

/** Reads and checks one document's file and derives its catalogue row. Synchronous: made for a worker. */
export function readItem(root: string, { kind, id }: DocumentName): Reading {
  try {
    const path = documentPath(root, kind, id);
    const stamp = stampOf(statSync(path));
    return { outcome: 'read', item: itemFrom(kind, id, readFileSync(path), stamp) };
  } catch (error) {
    if (error instanceof DamagedFile) return { kind, id, outcome: 'damaged', reason: error.reason };
    if (error instanceof NewerFile) return { kind, id, outcome: 'newer' };
    const errno = errnoOf(error);
    if (errno === null) throw error;
    if (errno === 'ENOENT') return { kind, id, outcome: 'absent' };
    const reason = damageOf(errno);
    return reason === null ? { kind, id, outcome: 'unreadable', errno } : { kind, id, outcome: 'damaged', reason };
  }
}

function itemFrom<K extends DocumentKind>(
  kind: K,
  id: string,
  bytes: Uint8Array,
  stamp: CatalogueItem['stamp'],
): CatalogueItem {
  const saved = unseal(kind, id, bytes);
  return itemOf[kind](saved.body, saved.revision, stamp);
}
