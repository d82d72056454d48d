import { setTimeout } from 'node:timers/promises';
import type { Library } from '../../../electron/store/library.ts';
import { type Random, seededRandom } from '../random.ts';
import type { RunningSearch } from './index-program.ts';

/** Milliseconds from each saved change, of articles and briefings by turns, to its being found. */
export async function timeSavedToFound(library: Library, { search }: RunningSearch, rounds: number): Promise<number[]> {
  const random = seededRandom(rounds);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const word = newWord(random);
    await (round % 2 === 0 ? saveArticle : saveBriefing)(library, word, random);
    const saved = performance.now();
    for (;;) {
      const found = await search.query({ query: word, scope: 'all', offset: 0, limit: 20, typing: false });
      if (found?.corrected === null && found.total === 1) break;
      if (performance.now() - saved > 30_000) throw new Error('A saved change is not found.');
      await setTimeout(5);
    }
    times.push(performance.now() - saved);
  }
  return times;
}

async function saveArticle({ articles, catalogue }: Library, word: string, random: Random): Promise<void> {
  const id = random.pick(catalogue.articles())?.id ?? '';
  await articles.get(id);
  await articles.replace(id, (article) => ({ ...article, title: `${article.title.slice(0, 400)} ${word}` }));
}

async function saveBriefing({ briefings, catalogue }: Library, word: string, random: Random): Promise<void> {
  const id = random.pick(catalogue.briefings())?.id ?? '';
  const base = await briefings.revision(id);
  const next = (body: string): string => body.replace(/^.*$/m, `What is said of ${word}.`);
  await briefings.replace(id, (briefing) => ({ ...briefing, body: next(briefing.body) }), { base });
}

/** Too far from every other one to be taken for a typing error. */
function newWord(random: Random): string {
  return `zzq${Array.from({ length: 12 }, () => random.pick([...'bcdfghjkmnpqrtvwx']) ?? '').join('')}`;
}
