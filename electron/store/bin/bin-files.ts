import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import { kindFolders } from '../folder/layout.ts';
import { formatBinName, parseBinName } from './bin-name.ts';

export type BinFile = {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly name: string;
  /** ISO instant. */
  readonly removedAt: string;
};

/** File names by document id. */
type Names = ReadonlyMap<string, readonly string[]>;

/**
 * Which files are in the bin. Listings are remembered as long as the folder's time of change stands; other files
 * than removed documents are passed over. All throw what the disk refuses.
 */
export class BinFiles {
  readonly #root: string;
  readonly #listings = new Map<DocumentKind, { readonly modified: number | null; readonly names: Names }>();

  constructor(root: string) {
    this.#root = root;
  }

  has(kind: DocumentKind, id: string): boolean {
    return this.#names(kind).has(id);
  }

  /** Name of the file of the document removed last, or null when none of that id is there. */
  newest(kind: DocumentKind, id: string): string | null {
    return this.#names(kind).get(id)?.toSorted(byInstant).at(-1) ?? null;
  }

  /** A name for the file of a document removed `at` that instant, or soon after when there is such a one. */
  freeName(kind: DocumentKind, id: string, at: Date): string {
    const taken = new Set(this.#names(kind).get(id));
    let instant = at.getTime();
    while (taken.has(formatBinName(id, new Date(instant)))) instant++;
    return formatBinName(id, new Date(instant));
  }

  /** As the folders are at this moment. */
  all(): BinFile[] {
    this.#listings.clear();
    const files: BinFile[] = [];
    for (const kind of documentKinds) {
      for (const [id, names] of this.#names(kind)) {
        for (const name of names) {
          const removedAt = parseBinName(name)?.removedAt ?? timeOfMove(join(this.#folder(kind), name));
          if (removedAt !== null) files.push({ kind, id, name, removedAt });
        }
      }
    }
    return files;
  }

  /** Must be called after a file came or went: the folder's time of change is too coarse to tell at once. */
  forget(kind: DocumentKind): void {
    this.#listings.delete(kind);
  }

  #names(kind: DocumentKind): Names {
    const folder = this.#folder(kind);
    const modified = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? null;
    const known = this.#listings.get(kind);
    if (known !== undefined && known.modified === modified) return known.names;
    const names = modified === null ? new Map<string, string[]>() : listById(folder);
    this.#listings.set(kind, { modified, names });
    return names;
  }

  #folder(kind: DocumentKind): string {
    return join(this.#root, 'bin', kindFolders[kind]);
  }
}

function listById(folder: string): Names {
  const names = new Map<string, string[]>();
  for (const name of readdirSync(folder)) {
    const id = parseBinName(name)?.id;
    if (id === undefined) continue;
    const others = names.get(id);
    if (others === undefined) names.set(id, [name]);
    else others.push(name);
  }
  return names;
}

/**
 * When a file of the older form was put there, or null when it is gone. A rename leaves the time of the last save
 * and sets that of the last change of the file's entry; after copying a library only the first is to be had.
 */
function timeOfMove(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : new Date(Math.max(stats.mtimeMs, stats.ctimeMs)).toISOString();
}

function byInstant(one: string, other: string): number {
  const [first, second] = [parseBinName(one)?.removedAt ?? '', parseBinName(other)?.removedAt ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
