import { type LanguageName, languageNames } from '../anchoring/language.ts';
import type { Random } from '../random.ts';

export { type LanguageName, languageNames };

/** The words of a made-up language by rank, each once, and a way to draw them by Zipf's law. */
export type Vocabulary = { readonly words: readonly string[]; draw(random: Random): string };

/** Word types of each language; a Chinese one is a word of one to four characters. */
const sizes: Readonly<Record<LanguageName, number>> = { English: 60_000, Urdu: 30_000, Chinese: 30_000 };

export function makeVocabulary(name: LanguageName, random: Random): Vocabulary {
  const words = [...distinctWords(name, random)];
  return { words, draw: zipfDraw(words) };
}

function distinctWords(name: LanguageName, random: Random): ReadonlySet<string> {
  const words = new Set<string>();
  while (words.size < sizes[name]) {
    const word =
      name === 'Chinese' ? chineseWord(words.size, random) : spelledWord(spellings[name], words.size, random);
    if (word !== '') words.add(word);
  }
  return words;
}

/** What syllables are made of; a part that stands there twice is twice as frequent. */
type Spelling = {
  readonly first: readonly string[];
  readonly middle: readonly string[];
  readonly last: readonly string[];
};

const parts = (text: string): string[] => text.split(' ').map((part) => (part === '-' ? '' : part));

const spellings: Readonly<Record<'English' | 'Urdu', Spelling>> = {
  English: {
    first: parts(
      '- - - t t s s s c c r r l n n d d m m p p b f g h w v st tr pr br ch sh th cr gr pl cl fr qu j y k z',
    ),
    middle: parts('e e e e e a a a a i i i o o o u u ea ou ai io ie oo y é'),
    last: parts('- - - - - n n r r s s l t t d m nt st ng ck rd ll ss th x'),
  },
  Urdu: {
    first: parts('- م م ن ک ک ر ر س س ت ت ب ب پ د د ل ج گ ش ح ع ق ف خ ص ط ز چ ہ و ی آ ٹ ڈ بھ کھ'),
    middle: parts('ا ا ا ا ی ی ی و و ے - - - - \u064e \u0650'),
    last: parts('- - - ن ر ر ت م ل ں ہ ہ ی ے د س ک ق ف ب ٹ ڑ ئی'),
  },
};

function spelledWord({ first, middle, last }: Spelling, rank: number, random: Random): string {
  const syllables = rank < 40 ? 1 : rank < 800 ? random.whole(1, 2) : (random.pick([2, 2, 2, 3, 3, 4]) ?? 2);
  let word = '';
  for (let i = 0; i < syllables; i += 1) {
    word += (random.pick(first) ?? '') + (random.pick(middle) ?? '');
    // The coda mostly stands at the word's end.
    if (i === syllables - 1 || random.next() < 0.3) word += random.pick(last) ?? '';
  }
  return word.replace(/^[\u064e\u0650]+/, '');
}

/** So many characters are in use; a few of them make up most of a text. */
const characters = 3_000;

function chineseWord(rank: number, random: Random): string {
  const length = rank < 60 ? 1 : (random.pick([1, 2, 2, 2, 2, 2, 3, 3, 4]) ?? 2);
  const character = (): string => String.fromCharCode(0x4e00 + Math.floor(characters * random.next() ** 2.2) * 6);
  return Array.from({ length }, character).join('');
}

/** Guesses by which a draw begins beside its answer; a power of two. */
const guesses = 1 << 16;

function zipfDraw(words: readonly string[]): (random: Random) => string {
  const totals = new Float64Array(words.length);
  let total = 0;
  for (let rank = 0; rank < words.length; rank += 1) {
    total += 1 / (rank + 2.7);
    totals[rank] = total;
  }
  const starts = new Uint32Array(guesses);
  for (let guess = 0, rank = 0; guess < guesses; guess += 1) {
    while ((totals[rank] ?? total) < (guess / guesses) * total) rank += 1;
    starts[guess] = rank;
  }
  return (random) => {
    const share = random.next();
    let rank = starts[Math.floor(share * guesses)] ?? 0;
    while ((totals[rank] ?? total) < share * total) rank += 1;
    return words[rank] ?? '';
  };
}
