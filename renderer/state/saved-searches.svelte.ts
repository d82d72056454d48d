import type { SavedSearch } from '../../core/ipc/settings.ts';
import type { Preferences } from './preferences.svelte.ts';

const recentKept = 8;
const mostSaved = 100;

/** Queries to come back to: those that were given a name, and the last ones of this session. */
export class SavedSearches {
  readonly #preferences: Preferences;
  /** Newest first. */
  recent: readonly string[] = $state.raw([]);

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
  }

  get list(): readonly SavedSearch[] {
    return this.#preferences.current.savedSearches;
  }

  /** The saved search of this query, or null. */
  of(query: string): SavedSearch | null {
    const wanted = query.trim();
    return this.list.find((saved) => saved.query === wanted) ?? null;
  }

  get full(): boolean {
    return this.list.length >= mostSaved;
  }

  /** Saves a query under a name, or gives a saved one another. Without a name the query is its own. */
  save(query: string, name: string): void {
    const saved = { query: query.trim(), name: name.trim() === '' ? query.trim().slice(0, 500) : name.trim() };
    const at = this.list.findIndex((other) => other.query === saved.query);
    this.#set(at === -1 ? [...this.list, saved] : this.list.with(at, saved));
  }

  remove(query: string): void {
    this.#set(this.list.filter((saved) => saved.query !== query));
  }

  /** Remembers a query that was of use, until the app is closed. */
  note(query: string): void {
    const used = query.trim();
    if (used === '') return;
    this.recent = [used, ...this.recent.filter((other) => other !== used)].slice(0, recentKept);
  }

  #set(list: readonly SavedSearch[]): void {
    this.#preferences.set({ savedSearches: list.map(({ name, query }) => ({ name, query })) });
  }
}
