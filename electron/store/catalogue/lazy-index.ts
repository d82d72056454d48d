type Row = { readonly id: string };

/**
 * For each key the ids of the rows that have it, in the order of the ids, whatever order they came in. Made when
 * first asked, so that opening a large library doesn't wait for it, and kept up from then on.
 */
export class LazyIndex<R extends Row> {
  readonly #rows: { values(): Iterable<R> };
  readonly #keysOf: (row: R) => readonly string[];
  #ids: Map<string, readonly string[]> | null = null;

  constructor(rows: { values(): Iterable<R> }, keysOf: (row: R) => readonly string[]) {
    this.#rows = rows;
    this.#keysOf = keysOf;
  }

  of(key: string): readonly string[] {
    return this.#made().get(key) ?? [];
  }

  /** To be told before the rows change: null stands for no row. */
  change(before: R | null, after: R | null): void {
    if (this.#ids === null) return;
    for (const key of before === null ? [] : this.#keysOf(before)) remove(this.#ids, key, before?.id);
    if (after !== null) for (const key of this.#keysOf(after)) add(this.#ids, key, after.id);
  }

  #made(): ReadonlyMap<string, readonly string[]> {
    if (this.#ids === null) {
      this.#ids = new Map();
      for (const row of this.#rows.values()) for (const key of this.#keysOf(row)) add(this.#ids, key, row.id);
    }
    return this.#ids;
  }
}

function add(ids: Map<string, readonly string[]>, key: string, id: string): void {
  const present = ids.get(key);
  if (present === undefined) ids.set(key, [id]);
  else if (!present.includes(id)) ids.set(key, [...present, id].sort());
}

function remove(ids: Map<string, readonly string[]>, key: string, id: string | undefined): void {
  const left = (ids.get(key) ?? []).filter((each) => each !== id);
  if (left.length === 0) ids.delete(key);
  else ids.set(key, left);
}
