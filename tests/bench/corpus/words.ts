import type { LanguageName } from './vocabulary.ts';
import { makeWorld } from './world.ts';

/**
 * Words to ask a library of that seed for. frequent: in many articles; middling: in some of a hundred; rare: in one
 * of thousands, or in none of a small library.
 */
export type WordsByRank = {
  readonly frequent: readonly string[];
  readonly middling: readonly string[];
  readonly rare: readonly string[];
};

export function corpusWords(seed: number): Readonly<Record<LanguageName, WordsByRank>> {
  const { vocabularies } = makeWorld(seed);
  const byRank = (name: LanguageName): WordsByRank => {
    const { words } = vocabularies[name];
    return { frequent: words.slice(15, 200), middling: words.slice(800, 4_000), rare: words.slice(15_000, 25_000) };
  };
  return { English: byRank('English'), Urdu: byRank('Urdu'), Chinese: byRank('Chinese') };
}
