import type { SearchHit } from '../../../core/ipc/search.ts';
import type { SavedSearch } from '../../../core/ipc/settings.ts';
import type { LibraryLists } from '../../state/library.svelte.ts';
import type { SavedSearches } from '../../state/saved-searches.svelte.ts';

/** A query to come back to; a saved one has a name. */
export type Suggestion = { readonly query: string; readonly name: string | null };

type Acts = {
  open(hit: SearchHit, query: string): void;
  /** Puts the focus into the list that the query filters. */
  enterList(): void;
  attempt(act: Promise<unknown>): void;
};

/** What the keys of the search box do, and what its list shows. */
export class SearchDesk {
  readonly #library: LibraryLists;
  readonly #acts: Acts;
  focused = $state(false);
  /** Suggestions were sent away by Escape, until the box is entered or typed in again. */
  #dismissed = $state(false);
  /** The suggestion that Enter takes; -1: none. */
  #suggested = $state(-1);
  /** The saved search whose name is being changed, by its query. */
  renaming: string | null = $state(null);

  constructor(library: LibraryLists, acts: Acts) {
    this.#library = library;
    this.#acts = acts;
  }

  get query(): string {
    return this.#library.query;
  }

  get saved(): SavedSearches {
    return this.#library.saved;
  }

  get suggestions(): readonly Suggestion[] {
    const { list, recent } = this.saved;
    const others = recent.filter((query) => this.saved.of(query) === null);
    return [
      ...list.map(({ query, name }: SavedSearch) => ({ query, name })),
      ...others.map((query) => ({ query, name: null })),
    ];
  }

  get list(): 'results' | 'suggestions' | null {
    if (this.#library.search.found !== null) return 'results';
    const isOpen = (this.focused && !this.#dismissed && this.query.trim() === '') || this.renaming !== null;
    return isOpen && this.suggestions.length > 0 ? 'suggestions' : null;
  }

  get cursor(): number {
    return this.list === 'suggestions' ? this.#suggested : this.#library.search.cursor;
  }

  type(query: string): void {
    this.#dismissed = false;
    this.#suggested = -1;
    if (query !== this.query) this.#acts.attempt(this.#library.setQuery(query, true));
  }

  /** Takes a whole query, as a saved one. */
  take(query: string): void {
    this.#suggested = -1;
    this.saved.note(query);
    this.#acts.attempt(this.#library.setQuery(query));
  }

  clear(): void {
    this.#suggested = -1;
    this.#acts.attempt(this.#library.setQuery(''));
  }

  open(index: number): void {
    const { search } = this.#library;
    const hit = search.hitAt(index);
    if (hit === null || search.found === null) return;
    search.cursor = index;
    this.saved.note(this.query);
    this.#acts.open(hit, search.found.corrected ?? search.found.query);
  }

  remove(query: string): void {
    this.saved.remove(query);
    this.#suggested = Math.min(this.#suggested, this.suggestions.length - 1);
  }

  /** What a key of the box does; false when it is left to the box. */
  press(key: string, modified: boolean): boolean {
    if (key === 'Escape') return this.#escape();
    if (modified) return false;
    if (this.list === 'suggestions') return this.#pressInSuggestions(key);
    if (this.list === 'results') return this.#pressInResults(key);
    if (key === 'Enter' && this.query.trim() !== '') this.saved.note(this.query);
    if (key !== 'ArrowDown' && key !== 'Enter') return false;
    this.#acts.enterList();
    return true;
  }

  #escape(): boolean {
    if (this.query !== '') this.clear();
    else if (this.list === 'suggestions') this.#dismissed = true;
    else this.#acts.enterList();
    return true;
  }

  #pressInResults(key: string): boolean {
    const { search } = this.#library;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
    const step = steps[key];
    if (step !== undefined) search.moveTo(search.cursor + step);
    else if (key === 'Enter') this.open(Math.max(0, search.cursor));
    else return false;
    return true;
  }

  #pressInSuggestions(key: string): boolean {
    const { suggestions } = this;
    const at = suggestions[this.#suggested];
    const last = suggestions.length - 1;
    if (key === 'ArrowDown') this.#suggested = Math.min(last, this.#suggested + 1);
    else if (key === 'ArrowUp') this.#suggested = Math.max(-1, this.#suggested - 1);
    else if (at === undefined) return false;
    else if (key === 'Enter') this.take(at.query);
    else if (key === 'F2' && at.name !== null) this.renaming = at.query;
    else if (key === 'Delete' && at.name !== null) this.remove(at.query);
    else return false;
    return true;
  }
}
