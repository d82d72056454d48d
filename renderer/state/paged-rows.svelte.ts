import { SvelteMap } from 'svelte/reactivity';

export type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };

const pageSize = 100;
/** More pages than any window shows at once: the others are read anew when they come into view. */
const pagesKept = 4;

/** The rows of a long list, read page by page as they come into view, and read anew when told that they changed. */
export class PagedRows<Row> {
  readonly #load: (offset: number, limit: number) => Promise<Page<Row>>;
  readonly #rows = new SvelteMap<number, Row>();
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
    return this.#rows.get(index) ?? null;
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
    await this.#loadPage(0, () => this.#rows.clear());
  }

  async #loadPage(page: number, before: () => void = () => {}): Promise<void> {
    const generation = this.#generation;
    this.#asked.add(page);
    try {
      const { total, rows } = await this.#load(page * pageSize, pageSize);
      if (generation !== this.#generation) return;
      before();
      for (const [i, row] of rows.entries()) this.#rows.set(page * pageSize + i, row);
      this.total = total;
      this.loaded = true;
    } catch (error) {
      this.#asked.delete(page);
      throw error;
    }
  }
}
