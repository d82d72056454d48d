import { SvelteMap } from 'svelte/reactivity';

export type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };

const pageSize = 100;
/** More pages than any window shows at once: the others are read anew when they come into view. */
const pagesKept = 4;
/** Pages whose rows are kept to be shown at once, perhaps outdated, when they come into view again. */
const pagesHeld = 24;

/** The rows of a long list, read page by page as they come into view, and read anew when told that they changed. */
export class PagedRows<Row> {
  readonly #load: (offset: number, limit: number) => Promise<Page<Row>>;
  readonly #pages = new SvelteMap<number, readonly Row[]>();
  /** The pages that are there or on their way, the one last seen at the end. */
  readonly #asked = new Set<number>();
  #generation = 0;
  total = $state(0);
  /** False until the first page is there, so that an empty list is not shown as empty before it is known to be. */
  loaded = $state(false);

  constructor(load: (offset: number, limit: number) => Promise<Page<Row>>) {
    this.#load = load;
  }

  /** The row at an index, or null while it is on its way. */
  at(index: number): Row | null {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
  }

  /** The index of a row that is there; -1 when none of them is it. */
  placeOf(isIt: (row: Row) => boolean): number {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex(isIt);
      if (at !== -1) return page * pageSize + at;
    }
    return -1;
  }

  /** Sees to it that the rows from `first` up to and including `last` are there or on their way. */
  ensure(first: number, last: number): void {
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (this.#asked.delete(page)) this.#asked.add(page);
      else void this.#loadPage(page);
    }
  }

  /** Reads the pages last seen in their present state. Rows shown stay until their successors come. */
  async reload(): Promise<void> {
    this.#generation += 1;
    const pages = [...this.#asked].slice(-pagesKept);
    this.#asked.clear();
    await Promise.all((pages.length === 0 ? [0] : pages).map((page) => this.#loadPage(page)));
  }

  /** Forgets everything and reads from the start, as for another filter. */
  async restart(): Promise<void> {
    this.#generation += 1;
    this.#asked.clear();
    await this.#loadPage(0, () => this.#pages.clear());
  }

  async #loadPage(page: number, before: () => void = () => {}): Promise<void> {
    const generation = this.#generation;
    this.#asked.add(page);
    try {
      const { total, rows } = await this.#load(page * pageSize, pageSize);
      if (generation !== this.#generation) return;
      before();
      this.#pages.set(page, rows);
      this.total = total;
      this.loaded = true;
      this.#letGo();
    } catch (error) {
      this.#asked.delete(page);
      throw error;
    }
  }

  /** Lets go of pages that were seen longest ago, so that going through a long list holds no more than a short one. */
  #letGo(): void {
    const seen = [...this.#asked];
    const kept = new Set(seen.slice(-pagesHeld));
    for (const page of seen) if (!kept.has(page)) this.#asked.delete(page);
    if (this.#pages.size <= pagesHeld * 2) return;
    for (const page of [...this.#pages.keys()]) if (!kept.has(page)) this.#pages.delete(page);
  }
}
