import { articlePage, briefingPage } from '../../acts/pages.ts';
import { librarySummary } from '../../acts/summary.ts';
import type { Handlers } from '../context.ts';

/** What a start asks before the library is seen: they stand apart so that nothing else need be read by then. */
export const firstHandlers = {
  'settings.get': async (_input, { settings }) => settings.current(),
  'library.summary': async (_input, { desk }) => librarySummary(desk),
  'article.page': (input, { desk }) => articlePage(desk, input),
  'briefing.page': (input, { desk }) => briefingPage(desk, input),
} satisfies Partial<Handlers>;
