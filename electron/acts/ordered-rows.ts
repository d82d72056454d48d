import { sortInSlices } from '../slices/sort-in-slices.ts';

type Row = { readonly id: string; readonly createdAt: string };

/** The catalogue's rows in another order: sorted once, and from then on only what changed is worked in. */
export class OrderedRows<R extends Row> {
  readonly #compare: (a: R, b: R) => number;
  #source: readonly R[] = [];
  #ordered: readonly R[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  /** Rows that `compare` holds equal stand newest first. */
  constructor(compare: (a: R, b: R) => number) {
    this.#compare = (a, b) => compare(a, b) || newestFirst(a, b);
  }

  /** `rows`, which are newest first, in this order; never altered afterwards. */
  of(rows: readonly R[]): Promise<readonly R[]> {
    const ordered = this.#turn.then(() => this.#bringInStep(rows));
    this.#turn = ordered.catch(() => undefined);
    return ordered;
  }

  async #bringInStep(rows: readonly R[]): Promise<readonly R[]> {
    if (rows === this.#source) return this.#ordered;
    const { gone, come } = changesBetween(this.#source, rows);
    const few = come.length < 64 || come.length * 8 < rows.length;
    this.#ordered = few ? this.#withChanges(gone, come.sort(this.#compare)) : await sortInSlices(rows, this.#compare);
    this.#source = rows;
    return this.#ordered;
  }

  /** `come` is sorted. */
  #withChanges(gone: ReadonlySet<R>, come: readonly R[]): readonly R[] {
    const left = gone.size === 0 ? this.#ordered : this.#ordered.filter((row) => !gone.has(row));
    const merged: R[] = [];
    let from = 0;
    for (const row of come) {
      const at = this.#placeFor(row, left, from);
      for (; from < at; from++) push(merged, left[from]);
      merged.push(row);
    }
    for (; from < left.length; from++) push(merged, left[from]);
    return merged;
  }

  /** The first index, `from` or later, whose row comes after `row`. */
  #placeFor(row: R, rows: readonly R[], from: number): number {
    let [low, high] = [from, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = rows[middle];
      if (other !== undefined && this.#compare(other, row) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function push<R>(rows: R[], row: R | undefined): void {
  if (row !== undefined) rows.push(row);
}

function newestFirst(a: Row, b: Row): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** What one list of rows has that another has not, by identity; both are newest first. */
function changesBetween<R extends Row>(before: readonly R[], after: readonly R[]): { gone: Set<R>; come: R[] } {
  const gone = new Set<R>();
  const come: R[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]];
    if (a === b) {
      i++;
      j++;
      continue;
    }
    const order = a === undefined ? 1 : b === undefined ? -1 : newestFirst(a, b);
    if (order <= 0 && a !== undefined) {
      gone.add(a);
      i++;
    }
    if (order >= 0 && b !== undefined) {
      come.push(b);
      j++;
    }
  }
  return { gone, come };
}
