import type { CallOutput } from '../../core/ipc/contract.ts';
import type { Desk } from './desk.ts';

export function librarySummary(desk: Desk): CallOutput<'library.summary'> {
  const { name, readOnly, incidents, catalogue } = desk.library;
  return {
    name,
    articles: catalogue.count('article'),
    briefings: catalogue.count('briefing'),
    hasSamples: catalogue.hasSamples,
    readOnly,
    incidents: incidents.length,
  };
}
