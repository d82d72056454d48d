import type { Direction } from '../model/article.ts';

const sampleLength = 10_000;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The direction of most letters among the first 10,000 units; 'ltr' when there is none or as many of each. */
export function directionOf(text: string): Direction {
  let balance = 0;
  for (const [letter] of text.slice(0, sampleLength).matchAll(/\p{L}/gu)) balance += rightToLeft.test(letter) ? -1 : 1;
  return balance < 0 ? 'rtl' : 'ltr';
}
