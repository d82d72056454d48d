import type { CallOutput } from '../../core/ipc/contract.ts';
import type { ArticleSort, BriefingSort } from '../../core/ipc/lists.ts';
import { hasWords, parseQuery } from '../../core/search/query.ts';
import { request } from '../ipc/client.ts';
import { LibrarySearch } from './library-search.svelte.ts';
import { PagedRows } from './paged-rows.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import { SavedSearches } from './saved-searches.svelte.ts';
import { Selection } from './selection.svelte.ts';

export type ArticleEntry = CallOutput<'article.page'>['rows'][number];
export type BriefingEntry = CallOutput<'briefing.page'>['rows'][number];
export type LibraryTab = 'articles' | 'briefings';

/** What the library pane lists, and what it finds. */
export class LibraryLists {
  readonly #preferences: Preferences;
  summary: CallOutput<'library.summary'> | null = $state(null);
  tab: LibraryTab = $state('articles');
  /** What stands in the search box. */
  query = $state('');
  /** What the lists are filtered by: the query when it has filters alone. Words are searched for in the texts. */
  filter = $state('');
  readonly search = new LibrarySearch();
  readonly saved: SavedSearches;
  readonly articles = new PagedRows<ArticleEntry>((offset, limit) =>
    request('article.page', { offset, limit, query: this.filter, sort: this.articleSort }),
  );
  readonly briefings = new PagedRows<BriefingEntry>((offset, limit) =>
    request('briefing.page', { offset, limit, query: this.filter, sort: this.briefingSort }),
  );
  /** The sources that a bulk act will be about. */
  readonly selection = new Selection((first, last) => this.#idsBetween(first, last));
  #reload: Promise<void> | null = null;
  #again = false;

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
    this.saved = new SavedSearches(preferences);
  }

  get articleSort(): ArticleSort {
    return $state.snapshot(this.#preferences.current.articleSort);
  }

  get briefingSort(): BriefingSort {
    return $state.snapshot(this.#preferences.current.briefingSort);
  }

  async load(): Promise<void> {
    const summary = request('library.summary', {}).then((now) => {
      this.summary = now;
    });
    await Promise.all([this.articles.reload(), this.briefings.reload(), summary]);
  }

  /** Reads the lists anew; calls that come while one is under way share the next. */
  refresh(): Promise<void> {
    if (this.#reload !== null) {
      this.#again = true;
      return this.#reload;
    }
    this.#reload = this.load().finally(() => {
      this.#reload = null;
      if (this.#again) {
        this.#again = false;
        void this.refresh();
      }
    });
    return this.#reload;
  }

  /** Words search the texts; filters alone narrow the lists. `typing`: the person is at its last word still. */
  async setQuery(query: string, typing = false): Promise<void> {
    this.query = query;
    const filter = hasWords(parseQuery(query, { lastIsPrefix: true })) ? '' : query.trim();
    const lists = filter === this.filter ? null : this.#setFilter(filter);
    await Promise.all([lists, this.search.ask(query, typing)]);
  }

  async sortArticles(sort: ArticleSort): Promise<void> {
    this.#preferences.set({ articleSort: sort });
    this.selection.clear();
    await this.articles.restart();
  }

  async sortBriefings(sort: BriefingSort): Promise<void> {
    this.#preferences.set({ briefingSort: sort });
    await this.briefings.restart();
  }

  async #setFilter(filter: string): Promise<void> {
    this.filter = filter;
    this.selection.clear();
    await Promise.all([this.articles.restart(), this.briefings.restart()]);
  }

  /** Rows that aren't there are asked for by their ids alone. */
  async #idsBetween(first: number, last: number): Promise<readonly string[]> {
    const there: string[] = [];
    for (let index = first; index <= last; index++) {
      const entry = index < this.articles.total ? this.articles.at(index) : null;
      if (entry === null) break;
      there.push(entry.row.id);
    }
    if (there.length === Math.min(last + 1, this.articles.total) - first) return there;
    const { ids } = await request('article.ids', { query: this.filter, sort: this.articleSort });
    return ids.slice(first, last + 1);
  }
}
