import type { SearchInput, SearchResult, SearchStatus } from '../../core/ipc/search.ts';

/** Full-text search over an open library. */
export type Search = {
  /** Null when a later query overtook this one. Never rejects: what goes wrong is told by `status`. */
  query(input: SearchInput): Promise<SearchResult | null>;
  status(): SearchStatus;
  /** Resolves when nothing of it runs any more. */
  close(): Promise<void>;
};

/** The answer of an index that can't be asked; `problem`: why, in a sentence. */
export function nothingFound(problem: string | null): SearchResult {
  return {
    ...{ hits: [], total: 0, counts: { article: 0, annotation: 0, briefing: 0 }, exactTotal: true },
    ...{ complete: false, corrected: null, problems: problem === null ? [] : [problem] },
  };
}
