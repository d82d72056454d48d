import { wordsOf } from '../../../core/search/tokens.ts';
import { makeSource } from '../corpus/documents.ts';
import type { WordsByRank } from '../corpus/words.ts';
import { corpusWords } from '../corpus/words.ts';
import { makeWorld } from '../corpus/world.ts';
import { type Random, seededRandom } from '../random.ts';

export type Asked = {
  readonly query: string;
  /** Folded words or phrases, all of which are asked for. */
  readonly terms: readonly string[];
  /** The last one need only begin so. */
  readonly isPrefix: boolean;
};

export type QueryKind = {
  readonly name: string;
  /** Milliseconds at 100,000 articles that 95 of 100 may take at most in the index. */
  readonly mostMilliseconds: number;
  /** Nothing has the words as they are: a scan finds nothing. */
  readonly isTypo: boolean;
  make(): Asked;
};

const [ofWords, ofBeginnings] = [16, 30];

/** Kinds of queries for a library of that seed and size; each one gives as many as are wanted. */
export function queryKinds(seed: number, articles: number): QueryKind[] {
  const random = seededRandom(seed + 7);
  const { English, Chinese, Urdu } = corpusWords(seed);
  const world = makeWorld(seed);
  const all = new Set(world.vocabularies.English.words.flatMap(wordsOf));
  const from = (words: readonly string[]): string => random.pick(words) ?? '';
  const known = [...English.frequent, ...English.middling];
  const word = (name: string, make: () => string): QueryKind => kind(name, ofWords, () => asWords(make()));
  const beginning = (letters: number): QueryKind =>
    kind(`beginning, ${letters} letters`, ofBeginnings, () => ({
      ...asWords(from(known.filter((each) => each.length > letters)).slice(0, letters)),
      isPrefix: true,
    }));
  return [
    word('word, frequent', () => from(English.frequent)),
    word('word, middling', () => from(English.middling)),
    word('word, rare', () => from(English.rare)),
    word('two words', () => `${from(known)} ${from(known)}`),
    word('two words, frequent', () => `${from(English.frequent)} ${from(English.frequent)}`),
    beginning(2),
    beginning(3),
    beginning(4),
    kind('phrase', ofWords, () => {
      const words = wordsOf(makeSource(world, random.whole(0, articles - 1)).text);
      const at = random.whole(0, words.length - 4);
      const phrase = words.slice(at, at + random.whole(2, 3)).join(' ');
      return { query: `"${phrase}"`, terms: [phrase], isPrefix: false };
    }),
    { ...kind('typing error', ofBeginnings, () => asWords(misspelled(known, all, random))), isTypo: true },
    word('Chinese', () => anyOf(Chinese, random)),
    word('Urdu', () => anyOf(Urdu, random)),
  ];
}

function kind(name: string, mostMilliseconds: number, make: () => Asked): QueryKind {
  return { name, mostMilliseconds, isTypo: false, make };
}

function asWords(query: string): Asked {
  return { query, terms: query.split(' '), isPrefix: false };
}

function anyOf({ frequent, middling, rare }: WordsByRank, random: Random): string {
  return random.pick(random.pick([frequent, middling, rare] as const)) ?? '';
}

/** A word with one letter left out, added or replaced, or two exchanged, that is no word of the language. */
function misspelled(words: readonly string[], all: ReadonlySet<string>, random: Random): string {
  const long = words.filter((word) => word.length >= 5);
  for (;;) {
    const word = random.pick(long) ?? '';
    const at = random.whole(1, word.length - 2);
    const [start, letter, next, end] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)];
    const made = random.pick([
      start + next + end,
      `${start}q${letter}${next}${end}`,
      `${start}z${next}${end}`,
      start + next + letter + end,
    ] as const);
    if (!wordsOf(made).every((folded) => all.has(folded))) return made;
  }
}
