import { seededRandom } from '../random.ts';
import { makeArticle, type Rendered, render } from './article.ts';
import { editArticle } from './edits.ts';
import { languageNames, makeLanguage } from './language.ts';
import { drawQuote, type Quote } from './truth.ts';

export const rates = [0.01, 0.05, 0.2];

/** Words of an article, how many articles of each language, and passages of each. */
export type Size = { readonly words: number; readonly articles: number; readonly quotes: number };
export const sizes: readonly Size[] = [
  { words: 900, articles: 12, quotes: 100 },
  { words: 9_000, articles: 3, quotes: 500 },
  { words: 200_000, articles: 1, quotes: 700 },
];
export const quickSizes: readonly Size[] = [
  { words: 900, articles: 4, quotes: 50 },
  { words: 9_000, articles: 1, quotes: 200 },
  { words: 200_000, articles: 1, quotes: 60 },
];

/** An article in two versions, and passages of the first. */
export type Case = { readonly first: Rendered; readonly second: Rendered; readonly quotes: readonly Quote[] };

/** The articles of one size at one edit rate, in all languages; one at a time, as long ones are large. */
export function* makeCases({ words, articles, quotes }: Size, rate: number, seed: number): Generator<Case> {
  for (const name of languageNames) {
    for (let n = 0; n < articles; n += 1) {
      const random = seededRandom(seed * 1_000_003 + words + Math.round(rate * 1_000) + n * 31 + name.length * 7_919);
      const language = makeLanguage(name, random);
      const sentences = makeArticle(words, language, random);
      const first = render(sentences, language);
      const drawn = Array.from({ length: quotes }, () => drawQuote(first, random));
      yield { first, second: render(editArticle(sentences, rate, language, random), language), quotes: drawn };
    }
  }
}
