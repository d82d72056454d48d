import type { Handlers } from '../context.ts';

export const searchHandlers = {
  'search.query': async (input, { search }) => await search.query(input),
  'search.status': async (_input, { search }) => search.status(),
} satisfies Partial<Handlers>;
