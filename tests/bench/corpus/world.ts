import { type Random, seededRandom } from '../random.ts';
import { type LanguageName, languageNames, makeVocabulary, type Vocabulary } from './vocabulary.ts';

/** What all documents of one seed share. */
export type World = {
  readonly seed: number;
  readonly vocabularies: Readonly<Record<LanguageName, Vocabulary>>;
  publisher(random: Random): string;
  tag(random: Random): string;
};

const publisherCount = 200;
const tagCount = 100;

export function makeWorld(seed: number): World {
  const random = seededRandom(seed);
  const vocabularies = {
    English: makeVocabulary('English', random),
    Urdu: makeVocabulary('Urdu', random),
    Chinese: makeVocabulary('Chinese', random),
  };
  // Words that are neither the commonest nor rare, as names and subjects are.
  const name = (): string => random.pick(vocabularies.English.words.slice(300, 6_000)) ?? '';
  const publishers = Array.from({ length: publisherCount }, () => `The ${capitalised(name())} ${capitalised(name())}`);
  const tags = [...new Set(Array.from({ length: tagCount }, name))];
  return {
    seed,
    vocabularies,
    publisher: (of) => publishers[zipfRank(publishers.length, of)] ?? '',
    tag: (of) => tags[zipfRank(tags.length, of)] ?? '',
  };
}

/** Chance of its own for each document, so that a small library is the beginning of a large one. */
export function randomOf(seed: number, kind: string, index: number): Random {
  let mixed = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  for (const character of kind) mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return seededRandom(mixed);
}

export function randomBytesOf(random: Random): (count: number) => Uint8Array {
  return (count) => Uint8Array.from({ length: count }, () => random.whole(0, 255));
}

export function languageOf(random: Random): LanguageName {
  const share = random.next();
  return languageNames[share < 0.7 ? 0 : share < 0.85 ? 1 : 2] ?? 'English';
}

/** A rank from 0, the n-th n times as rare as the first: by the logarithm of the harmonic numbers. */
function zipfRank(count: number, random: Random): number {
  return Math.floor((count + 1) ** random.next()) - 1;
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
