import { nothingFound, type Search } from '../../../electron/search/search.ts';

/** For a desk in whose tests nothing is searched for: an index that holds nothing. */
export const noSearch: Search = {
  query: async () => nothingFound(null),
  status: () => ({ complete: false, done: 0, total: 0, problem: null }),
  close: async () => undefined,
};
