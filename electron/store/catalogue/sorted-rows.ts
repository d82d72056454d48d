type Row = { readonly id: string; readonly createdAt: string };

function newestFirst(a: Row, b: Row): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/**
 * Rows by id and, newest first, as an array into which only what changed since is worked in: one change among
 * 100,000 rows costs a fraction of a millisecond.
 */
export class SortedRows<R extends Row> {
  readonly #byId = new Map<string, R>();
  /** Rows of `#sorted` that are no longer true, by identity, and perhaps others that were never in it. */
  readonly #stale = new Set<R>();
  readonly #fresh = new Map<string, R>();
  #sorted: readonly R[] = [];

  get(id: string): R | undefined {
    return this.#byId.get(id);
  }

  set(id: string, row: R): void {
    this.#outdate(id);
    this.#byId.set(id, row);
    this.#fresh.set(id, row);
  }

  delete(id: string): void {
    this.#outdate(id);
    this.#byId.delete(id);
    this.#fresh.delete(id);
  }

  values(): Iterable<R> {
    return this.#byId.values();
  }

  /** Takes rows that are newest first already, as `rows` once gave them, in place of what it has. */
  fill(rows: readonly R[]): void {
    this.#byId.clear();
    this.#stale.clear();
    this.#fresh.clear();
    for (const row of rows) this.#byId.set(row.id, row);
    this.#sorted = rows;
  }

  /** The same array until something changes; never altered afterwards. */
  rows(): readonly R[] {
    if (this.#stale.size === 0 && this.#fresh.size === 0) return this.#sorted;
    this.#sorted = withRows(withoutRows(this.#sorted, this.#stale), [...this.#fresh.values()].sort(newestFirst));
    this.#stale.clear();
    this.#fresh.clear();
    return this.#sorted;
  }

  #outdate(id: string): void {
    const row = this.#byId.get(id);
    if (row !== undefined) this.#stale.add(row);
  }
}

// Up to so many changes are spliced into a copy, which moves memory; more are worked in by one walk over all rows.
const few = 16;

function withoutRows<R extends Row>(rows: readonly R[], stale: ReadonlySet<R>): R[] {
  if (stale.size > few) return rows.filter((row) => !stale.has(row));
  const left = rows.slice();
  for (const row of stale) {
    const at = left.indexOf(row);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}

/** `fresh` is sorted; `rows` is the caller's own and may be altered. */
function withRows<R extends Row>(rows: R[], fresh: readonly R[]): R[] {
  if (fresh.length <= few) {
    for (const row of fresh) rows.splice(placeFor(row, rows, 0), 0, row);
    return rows;
  }
  const merged: R[] = [];
  let from = 0;
  for (const row of fresh) {
    const at = placeFor(row, rows, from);
    for (const before of rows.slice(from, at)) merged.push(before);
    merged.push(row);
    from = at;
  }
  for (const after of rows.slice(from)) merged.push(after);
  return merged;
}

/** The first index, `from` or later, whose row doesn't come before `row`: a binary search. */
function placeFor(row: Row, rows: readonly Row[], from: number): number {
  let [low, high] = [from, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = rows[middle];
    if (other !== undefined && newestFirst(other, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
