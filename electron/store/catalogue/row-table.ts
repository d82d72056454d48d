import type { FileStamp } from '../disk/file-stamp.ts';
import type { StoredTable } from './stored-table.ts';

type Entry<R> = { readonly row: R; readonly stamp: FileStamp };

/** The stamps of the files that rows were derived from, by id. */
export type Stamps = {
  readonly size: number;
  has(id: string): boolean;
  get(id: string): FileStamp | undefined;
  keys(): IterableIterator<string>;
};

/** Rows of one kind by id, each with its file's stamp: those of a snapshot, and what changed since. */
export class RowTable<R extends { readonly id: string }> implements Stamps {
  /** A number is the place of a row of the snapshot that is still true. */
  readonly #entries = new Map<string, Entry<R> | number>();
  #stored: StoredTable<R> | null = null;

  get size(): number {
    return this.#entries.size;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys();
  }

  row(id: string): R | null {
    const entry = this.#entries.get(id);
    if (typeof entry === 'number') return this.#stored?.row(entry) ?? null;
    return entry?.row ?? null;
  }

  get(id: string): FileStamp | undefined {
    const entry = this.#entries.get(id);
    return typeof entry === 'number' ? this.#stored?.stamp(entry) : entry?.stamp;
  }

  *values(): IterableIterator<R> {
    for (const id of this.#entries.keys()) {
      const row = this.row(id);
      if (row !== null) yield row;
    }
  }

  put(row: R, stamp: FileStamp): void {
    this.#entries.set(row.id, { row, stamp });
  }

  delete(id: string): void {
    this.#entries.delete(id);
  }

  /** Takes the rows of a snapshot in place of what it has. */
  fill(stored: StoredTable<R>): void {
    this.#stored = stored;
    this.#entries.clear();
    for (let index = 0; index < stored.ids.length; index++) this.#entries.set(stored.ids[index] ?? '', index);
  }

  /** Parses some rows of the snapshot that weren't needed yet. False: there are none. */
  readOn(): boolean {
    return this.#stored?.readOn() ?? false;
  }
}
