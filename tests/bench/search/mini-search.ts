import { setImmediate } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { wordsOf } from '../../../core/search/tokens.ts';
import type { Asked } from './queries.ts';
import { needlesOf, snippetIn, type Texts } from './texts.ts';

export type Peer = {
  /** Milliseconds of indexing. */
  readonly built: number;
  /** How many it finds; snippets of the first 20 are made as well. */
  ask(asked: Asked, isTypo: boolean): number;
};

/** MiniSearch over the texts, with the words of the app's own index. It knows no phrases: it asks for their words. */
export async function makeMiniSearch(texts: Texts): Promise<Peer> {
  const mini = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: wordsOf,
    processTerm: (term) => term,
  });
  let built = 0;
  for (const [id, text] of texts.entries()) {
    const began = performance.now();
    mini.add({ id, text });
    built += performance.now() - began;
    if (id % 200 === 0) await setImmediate();
  }
  return {
    built,
    ask(asked, isTypo) {
      const last = wordsOf(asked.terms.at(-1) ?? '').at(-1);
      const found = mini.search(asked.terms.join(' '), {
        combineWith: 'AND',
        prefix: (term) => asked.isPrefix && term === last,
        fuzzy: isTypo ? 1 : false,
      });
      const needles = needlesOf(asked);
      for (const { id } of found.slice(0, 20)) snippetIn(texts[Number(id)] ?? '', needles);
      return found.length;
    },
  };
}
