import type { StoredTable } from './stored-table.ts';

type Row = { readonly id: string; readonly createdAt: string };

function newestFirst(a: Row, b: Row): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/**
 * Rows newest first, as an array into which only what changed since is worked in: one change among 100,000 rows costs
 * a fraction of a millisecond.
 */
export class SortedRows<R extends Row> {
  /** Rows of `#sorted` that are no longer true, by identity, and perhaps others that were never in it. */
  readonly #stale = new Set<R>();
  readonly #fresh = new Map<string, R>();
  #sorted: readonly R[] = [];
  /** What `#sorted` is to be made of, until all rows are first asked for. */
  #stored: StoredTable<R> | null = null;

  /** The row of an id changes: null stands for no row. */
  change(before: R | null, after: R | null): void {
    if (before !== null) {
      this.#stale.add(before);
      this.#fresh.delete(before.id);
    }
    if (after !== null) this.#fresh.set(after.id, after);
  }

  /** Takes rows that are newest first already, in place of what it has. */
  fill(stored: StoredTable<R>): void {
    this.#stale.clear();
    this.#fresh.clear();
    this.#stored = stored;
  }

  /** The same array until something changes; never altered afterwards. */
  rows(): readonly R[] {
    if (this.#stored !== null) this.#sorted = this.#stored.rows();
    this.#stored = null;
    if (this.#stale.size === 0 && this.#fresh.size === 0) return this.#sorted;
    this.#sorted = withRows(withoutRows(this.#sorted, this.#stale), [...this.#fresh.values()].sort(newestFirst));
    this.#stale.clear();
    this.#fresh.clear();
    return this.#sorted;
  }

  /** Some of `rows()`, for which those after them need not be known. */
  page(offset: number, limit: number): readonly R[] {
    const end = offset + limit;
    if (this.#stored === null || end > this.#stored.ids.length) return this.rows().slice(offset, end);
    return this.#first(this.#stored, end).slice(offset);
  }

  #first(stored: StoredTable<R>, count: number): R[] {
    const fresh = [...this.#fresh.values()].sort(newestFirst);
    const first: R[] = [];
    let [taken, index] = [0, 0];
    while (first.length < count) {
      const row = index < stored.ids.length ? stored.row(index) : undefined;
      const other = fresh[taken];
      if (row !== undefined && this.#stale.has(row)) {
        index++;
      } else if (row !== undefined && (other === undefined || newestFirst(row, other) < 0)) {
        first.push(row);
        index++;
      } else if (other !== undefined) {
        first.push(other);
        taken++;
      } else break;
    }
    return first;
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
