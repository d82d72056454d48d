import type { CallOutput } from '../../core/ipc/contract.ts';
import type { Desk } from './desk.ts';

export function librarySummary(desk: Desk): CallOutput<'library.summary'> {
  const { name, readOnly, damaged, catalogue } = desk.library;
  const articles = catalogue.articles();
  const briefings = catalogue.briefings();
  return {
    name,
    articles: articles.length,
    briefings: briefings.length,
    hasSamples: articles.some((row) => row.sample) || briefings.some((row) => row.sample),
    readOnly,
    damaged: damaged.map(({ id, reason }) => ({ id, reason })),
  };
}
