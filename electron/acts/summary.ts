import type { CallOutput } from '../../core/ipc/contract.ts';
import type { Desk } from './desk.ts';

export function librarySummary(desk: Desk): CallOutput<'library.summary'> {
  const { name, readOnly, incidents, catalogue } = desk.library;
  const articles = catalogue.articles();
  const briefings = catalogue.briefings();
  return {
    name,
    articles: articles.length,
    briefings: briefings.length,
    hasSamples: articles.some((row) => row.sample) || briefings.some((row) => row.sample),
    readOnly,
    incidents: incidents.length,
  };
}
