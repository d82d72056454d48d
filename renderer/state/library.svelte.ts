import type { CallOutput } from '../../core/ipc/contract.ts';
import { request } from '../ipc/client.ts';
import { PagedRows } from './paged-rows.svelte.ts';

export type ArticleEntry = CallOutput<'article.page'>['rows'][number];
export type BriefingEntry = CallOutput<'briefing.page'>['rows'][number];
export type LibraryTab = 'articles' | 'briefings';

/** What the library pane lists. */
export class LibraryLists {
  summary: CallOutput<'library.summary'> | null = $state(null);
  tab: LibraryTab = $state('articles');
  filter = $state('');
  readonly articles = new PagedRows<ArticleEntry>((offset, limit) =>
    request('article.page', { offset, limit, filter: this.filter }),
  );
  readonly briefings = new PagedRows<BriefingEntry>((offset, limit) =>
    request('briefing.page', { offset, limit, filter: this.filter }),
  );
  #reload: Promise<void> | null = null;
  #again = false;

  async load(): Promise<void> {
    this.summary = await request('library.summary', {});
    await Promise.all([this.articles.reload(), this.briefings.reload()]);
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

  async setFilter(filter: string): Promise<void> {
    this.filter = filter;
    await Promise.all([this.articles.restart(), this.briefings.restart()]);
  }
}
