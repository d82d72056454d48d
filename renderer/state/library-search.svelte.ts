import { SvelteMap } from 'svelte/reactivity';
import { AppError } from '../../core/errors.ts';
import type { SearchHit, SearchInput, SearchProgress, SearchResult } from '../../core/ipc/search.ts';
import { hasWords, parseQuery } from '../../core/search/query.ts';
import { request } from '../ipc/client.ts';

export type SearchScope = SearchInput['scope'];

const pageSize = 50;
/** Milliseconds after which a search that another one overtook is asked for again. */
const again = 40;
/** Milliseconds between looks for what has been indexed meanwhile. */
const whileIndexing = 3000;

/** What was found for one query; its hits come page by page. */
export type Found = Omit<SearchResult, 'hits'> & {
  readonly query: string;
  readonly scope: SearchScope;
};

/** The library's full-text search: what is asked for, and what was found last, which stays until the next is there. */
export class LibrarySearch {
  scope: SearchScope = $state('all');
  found: Found | null = $state.raw(null);
  /** Why nothing can be found, in a sentence; null when all is well. */
  problem: string | null = $state(null);
  /** How far the index is; null when nothing was heard of it. */
  progress: SearchProgress | null = $state.raw(null);
  /** The hit that Enter opens; -1 when there is none. */
  cursor = $state(-1);
  #query = '';
  #typing = true;
  readonly #pages = new SvelteMap<number, readonly SearchHit[]>();
  readonly #asked = new Set<number>();
  #generation = 0;
  #later: ReturnType<typeof setTimeout> | null = null;

  hitAt(index: number): SearchHit | null {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
  }

  /** Searches at once; only the last query's answer counts. A query without words ends the search. `typing`: its end is. */
  async ask(query: string, typing: boolean): Promise<void> {
    this.#query = query;
    this.#typing = typing;
    if (!hasWords(parseQuery(query, { lastIsPrefix: typing }))) return this.end();
    await this.#search(0);
  }

  async show(scope: SearchScope): Promise<void> {
    this.scope = scope;
    if (this.found !== null) await this.#search(0);
  }

  end(): void {
    this.#generation++;
    this.#query = '';
    this.found = null;
    this.problem = null;
    this.cursor = -1;
    this.scope = 'all';
    this.#pages.clear();
    this.#asked.clear();
  }

  /** Sees to it that the hits from `first` up to and including `last` are there or on their way. */
  ensure(first: number, last: number): void {
    const total = this.found?.total ?? 0;
    const lastPage = Math.floor(Math.min(last, total - 1) / pageSize);
    for (let page = Math.floor(first / pageSize); page <= lastPage; page++) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      this.#more = this.#more.then(() => this.#loadMore(page));
    }
  }
  // One after another: of several queries under way main answers the last.
  #more: Promise<void> = Promise.resolve();

  /** Moves the cursor among the hits. */
  moveTo(index: number): void {
    this.cursor = Math.min((this.found?.total ?? 0) - 1, Math.max(0, index));
    this.ensure(this.cursor, this.cursor + 10);
  }

  /** Something has changed in the library: looks again once it can be found, without moving the cursor. */
  lookAgainSoon(milliseconds = 1000): void {
    if (this.found === null) return;
    this.#later ??= setTimeout(() => {
      this.#later = null;
      if (this.found !== null) void this.#search(this.cursor);
    }, milliseconds);
  }

  follow(progress: SearchProgress): void {
    this.progress = progress;
    if (this.found?.complete === false) this.lookAgainSoon(progress.complete ? 0 : whileIndexing);
  }

  async #search(cursor: number): Promise<void> {
    this.#generation++;
    const generation = this.#generation;
    const [query, scope] = [this.#query, this.scope];
    try {
      const result = await this.#request(0, generation);
      if (result === null || generation !== this.#generation) return;
      const { hits, ...found } = result;
      this.#pages.clear();
      this.#pages.set(0, hits);
      this.#asked.clear();
      this.#asked.add(0);
      this.found = { ...found, query, scope };
      this.cursor = Math.min(cursor, found.total - 1);
      this.problem = null;
      if (!found.complete) await this.#lookAtStatus(generation);
    } catch (error) {
      if (generation !== this.#generation) return;
      if (!(error instanceof AppError)) throw error;
      this.problem = error.message;
    }
  }

  /** How far the index is, or why there is none. */
  async #lookAtStatus(generation: number): Promise<void> {
    const { problem, ...progress } = await request('search.status', {});
    if (generation !== this.#generation) return;
    this.progress = progress;
    this.problem = problem;
  }

  async #loadMore(page: number): Promise<void> {
    const generation = this.#generation;
    try {
      const result = await this.#request(page * pageSize, generation);
      if (generation !== this.#generation || this.found === null) return;
      if (result === null) this.#asked.delete(page);
      else this.#pages.set(page, result.hits);
    } catch {
      // Asked for again when it comes into view again.
      this.#asked.delete(page);
    }
  }

  /** Null when the answer isn't wanted any more. A search that another part of the window overtook is asked anew. */
  async #request(offset: number, generation: number): Promise<SearchResult | null> {
    const input = { query: this.#query, scope: this.scope, offset, limit: pageSize, typing: this.#typing };
    for (;;) {
      const result = await request('search.query', input);
      if (result !== null || generation !== this.#generation) return result;
      await new Promise((resolve) => setTimeout(resolve, again));
      if (generation !== this.#generation) return null;
    }
  }
}
