import type { FileStamp } from '../disk/file-stamp.ts';

/** Rows that are parsed together. */
export const blockSize = 512;

export const stampNames = ['modified', 'size', 'ino'] as const;

type Columns = Readonly<Record<string, readonly unknown[]>>;
type Block<R> = { readonly rows: readonly R[]; readonly stamps: Readonly<Record<string, readonly number[]>> };

/** Few different values of these are in a library: all rows that have one share it. */
const sharedColumns: ReadonlySet<string> = new Set(['publisher', 'publishedAt', 'language', 'lang', 'direction']);

/**
 * The rows of a snapshot in its order, and the stamps of their files. They are parsed block by block, when first asked
 * for: opening a large library doesn't wait for all of them.
 */
export class StoredTable<R> {
  readonly ids: readonly string[];
  readonly #names: readonly string[];
  /** Text as the snapshot has it until it is parsed. */
  readonly #blocks: (Buffer | Block<R>)[];
  readonly #shared = new Map<unknown, unknown>();
  #next = 0;

  /** `blocks`: JSON `{"rows":columns,"stamps":columns}`, of `blockSize` rows each but for the last; `names` of the columns. */
  constructor(ids: readonly string[], blocks: readonly Buffer[], names: readonly string[]) {
    this.ids = ids;
    this.#blocks = [...blocks];
    this.#names = names;
  }

  row(index: number): R {
    const row = this.#block(Math.floor(index / blockSize)).rows[index % blockSize];
    if (row === undefined) throw new RangeError(`There is no row ${index}.`);
    return row;
  }

  stamp(index: number): FileStamp {
    const { stamps } = this.#block(Math.floor(index / blockSize));
    const [modified = 0, size = 0, ino = 0] = stampNames.map((name) => stamps[name]?.[index % blockSize]);
    return { modified, size, ino };
  }

  rows(): R[] {
    return this.#blocks.flatMap((_, index) => this.#block(index).rows);
  }

  /** Parses a block that wasn't needed yet. False: there is none. */
  readOn(): boolean {
    while (this.#next < this.#blocks.length && !Buffer.isBuffer(this.#blocks[this.#next])) this.#next++;
    if (this.#next >= this.#blocks.length) return false;
    this.#block(this.#next);
    return true;
  }

  #block(index: number): Block<R> {
    const block = this.#blocks[index];
    if (block === undefined) throw new RangeError(`There is no block ${index}.`);
    if (!Buffer.isBuffer(block)) return block;
    const { rows, stamps } = JSON.parse(block.toString('latin1'));
    const parsed = { rows: this.#rowsFrom(rows, index * blockSize), stamps };
    this.#blocks[index] = parsed;
    return parsed;
  }

  // Checking 100,000 rows by their schema takes as long as all the rest of reading them; the snapshot's checksum has
  // shown that these columns were written for these types.
  #rowsFrom(columns: Columns, first: number): R[] {
    const lists = this.#names.map((name) => this.#share(name, columns[name] ?? []));
    const count = Math.min(blockSize, this.ids.length - first);
    const rows: R[] = [];
    for (let index = 0; index < count; index++) {
      const row: Record<string, unknown> = {};
      for (let column = 0; column < lists.length; column++) {
        const name = this.#names[column] ?? '';
        row[name] = name === 'id' ? this.ids[first + index] : lists[column]?.[index];
      }
      rows.push(row as R);
    }
    return rows;
  }

  #share(name: string, values: readonly unknown[]): readonly unknown[] {
    if (!sharedColumns.has(name)) return values;
    return values.map((value) => {
      const known = this.#shared.get(value);
      if (known !== undefined) return known;
      this.#shared.set(value, value);
      return value;
    });
  }
}
