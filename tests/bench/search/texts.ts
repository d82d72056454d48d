import { setImmediate } from 'node:timers/promises';
import { foldForSearch } from '../../../core/search/fold.ts';
import { snippetOf, type TextPiece } from '../../../core/search/snippet.ts';
import { makeSource } from '../corpus/documents.ts';
import { makeWorld } from '../corpus/world.ts';
import type { Asked } from './queries.ts';

/** The articles of a library in memory: titles with texts, folded, whatever parts words one blank. */
export type Texts = readonly string[];

const unspaced = /\p{Script=Han}/u;

export async function readTexts(articles: number, seed: number): Promise<Texts> {
  const world = makeWorld(seed);
  const texts: string[] = [];
  for (let index = 0; index < articles; index += 1) {
    const { article, text } = makeSource(world, index);
    texts.push(flat(` ${foldForSearch(`${article.title}\n${text}`).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `));
    if (index % 200 === 0) await setImmediate();
  }
  return texts;
}

/** How many texts have all terms, and snippets of the first 20 that have. */
export function scanTexts(texts: Texts, asked: Asked): { total: number; snippets: TextPiece[][] } {
  const needles = needlesOf(asked);
  const snippets: TextPiece[][] = [];
  let total = 0;
  for (const text of texts) {
    if (!needles.every((needle) => text.includes(needle))) continue;
    total += 1;
    if (total <= 20) snippets.push(snippetIn(text, needles));
  }
  return { total, snippets };
}

export function snippetIn(text: string, needles: readonly string[]): TextPiece[] {
  const hits = needles.flatMap((needle, term) => {
    const start = text.indexOf(needle);
    return start === -1 ? [] : [{ start, end: start + needle.length, term }];
  });
  return snippetOf(
    text,
    hits.toSorted((one, other) => one.start - other.start),
  );
}

/** What to look for in the texts: words between blanks where the script has them. */
export function needlesOf({ terms, isPrefix }: Asked): string[] {
  return terms.map((term, at) => {
    const folded = foldForSearch(term);
    if (unspaced.test(folded)) return folded;
    return ` ${folded}${isPrefix && at === terms.length - 1 ? '' : ' '}`;
  });
}

/** One piece of memory: texts that are put together stay trees until they are read. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}
