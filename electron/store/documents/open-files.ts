import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { Disk } from '../disk/disk.ts';
import { documentPath } from '../folder/layout.ts';
import { documentKey } from '../journal/step.ts';
import { DocumentFile } from './document-file.ts';
import type { KeyedQueue } from './keyed-queue.ts';

/** How many documents, and bytes of their files, stay in memory after use. */
const keptOpen = 64;
const keptBytes = 32 * 2 ** 20;

type Parts = { readonly root: string; readonly disk: Disk; readonly queue: KeyedQueue };

/** The one DocumentFile of each file in use, the one used last at the end. */
export class OpenFiles<K extends DocumentKind> {
  readonly #kind: K;
  readonly #parts: Parts;
  readonly #files = new Map<string, DocumentFile<K>>();

  constructor(kind: K, parts: Parts) {
    this.#kind = kind;
    this.#parts = parts;
  }

  /** Lets go of those not used for longest, unless someone has or awaits their turn. */
  get(id: string): DocumentFile<K> {
    const { root, disk, queue } = this.#parts;
    const path = documentPath(root, this.#kind, id);
    const file = this.#files.get(id) ?? new DocumentFile({ kind: this.#kind, id, path }, disk);
    this.#files.delete(id);
    this.#files.set(id, file);
    let bytes = 0;
    for (const each of this.#files.values()) bytes += each.size;
    for (const [oldest, each] of this.#files) {
      if (this.#files.size <= keptOpen && bytes <= keptBytes) break;
      if (!queue.isIdle(documentKey(this.#kind, oldest))) continue;
      this.#files.delete(oldest);
      bytes -= each.size;
    }
    return file;
  }
}
