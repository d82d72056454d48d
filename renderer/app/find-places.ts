import { newestFirst } from '../../core/ipc/lists.ts';
import type { SearchHit } from '../../core/ipc/search.ts';
import { request } from '../ipc/client.ts';
import type { Desk } from './desk.svelte.ts';

/** A document to go to. */
export type Place = {
  readonly id: string;
  readonly kind: 'Sources' | 'Briefings';
  readonly label: string;
  readonly note: string;
  readonly act: () => unknown;
};

const sourcesShown = 8;
const briefingsShown = 5;

/**
 * Sources and briefings that have the query in their title, publisher or tags, newest first, and as far as there is
 * room those that have it in their text. Without a query the newest.
 */
export async function findPlaces(desk: Desk, query: string): Promise<Place[]> {
  const [articles, briefings, hits] = await Promise.all([
    request('article.page', { offset: 0, limit: sourcesShown, query, sort: newestFirst }),
    request('briefing.page', { offset: 0, limit: briefingsShown, query, sort: newestFirst }),
    query === '' ? [] : searchTexts(query),
  ]);
  const sources = articles.rows.map(({ row: { id, title, publisher } }) => ({
    ...{ id, kind: 'Sources' as const, label: title, note: publisher ?? '' },
    act: () => desk.openArticle(id),
  }));
  const written = briefings.rows.map(({ id, title }) => ({
    ...{ id, kind: 'Briefings' as const, label: title, note: '' },
    act: () => desk.openBriefing(id),
  }));
  const placeOf = (hit: SearchHit): Place => ({
    id: hit.id,
    kind: hit.kind === 'briefing' ? 'Briefings' : 'Sources',
    label: hit.title,
    note: hit.publisher ?? '',
    act: () => desk.openHit(hit, query),
  });
  const inTexts = (kind: SearchHit['kind'], there: readonly Place[]) =>
    hits.filter((hit) => hit.kind === kind && !there.some(({ id }) => id === hit.id)).map(placeOf);
  return [
    ...[...sources, ...inTexts('article', sources)].slice(0, sourcesShown),
    ...[...written, ...inTexts('briefing', written)].slice(0, briefingsShown),
  ];
}

/** Nothing when the index can't answer: titles are found without it. */
async function searchTexts(query: string): Promise<readonly SearchHit[]> {
  try {
    const found = await request('search.query', { query, scope: 'all', offset: 0, limit: 20, typing: true });
    return found?.hits ?? [];
  } catch {
    return [];
  }
}
