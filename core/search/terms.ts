import { character, characterAt } from './characters.ts';
import type { Part, Query } from './query.ts';
import { isSingle, wordsOf } from './tokens.ts';

/** Folded words that must follow each other; `prefix`: the last one need only begin so. */
export type Term = { readonly words: readonly string[]; readonly prefix: boolean };

/** What a word or phrase of a query asks of the tokens of a text; null for a filter. */
export function termOf(part: Part): Term | null {
  if (part.kind === 'filter') return null;
  const words = wordsOf(part.text);
  const last = words.at(-1) ?? '';
  // The pair before it says where it stands; by itself it stands for each pair that begins with it.
  if (isSingle(last) && isPair(words.at(-2)) && words.at(-2)?.endsWith(last)) words.pop();
  else if (isSingle(last)) return { words, prefix: true };
  return { words, prefix: part.prefix && !isPair(words.at(-1)) };
}

/** What is looked for in a text, and so marked in it. */
export function soughtTerms({ clauses }: Query): Term[] {
  return clauses.filter(({ negated }) => !negated).flatMap(({ anyOf }) => anyOf.flatMap((part) => termOf(part) ?? []));
}

function isPair(token: string | undefined): boolean {
  return token !== undefined && characterAt(token, 0) === character.unspaced && !isSingle(token);
}
