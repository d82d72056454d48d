import type { Random } from '../random.ts';

export type LanguageName = 'English' | 'Urdu' | 'Chinese';
export const languageNames: readonly LanguageName[] = ['English', 'Urdu', 'Chinese'];

/** A made-up language with the letters, word lengths and punctuation of a real one. */
export type Language = {
  readonly name: LanguageName;
  readonly space: string;
  readonly comma: string;
  readonly stop: string;
  /** A word, drawn by Zipf's law. */
  word(): string;
  /** A letter that words are made of. */
  letter(): string;
};

const vocabularySize = 6_000;

const alphabets: Readonly<Record<LanguageName, string>> = {
  English: 'eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddlllluuucccmmmwwffggyyppbbvk',
  Urdu: 'اااااااییییییرررررنننننہہہہہککککوووووممممتتتتسسسلللدددبببےےےپپجگشعحقفزخچطصآٹڑںضذغظثھ',
  Chinese: Array.from({ length: 2_500 }, (_, i) => String.fromCharCode(0x4e00 + i * 7)).join(''),
};

export function makeLanguage(name: LanguageName, random: Random): Language {
  const letters = alphabets[name];
  const letter = (): string => letters[Math.floor(random.next() * letters.length)] ?? 'e';
  const vocabulary = Array.from({ length: vocabularySize }, (_, rank) => {
    const length = name === 'Chinese' ? (rank < 60 ? 1 : random.whole(1, 3)) : wordLength(rank, random);
    return Array.from({ length }, letter).join('');
  });
  const totals = zipfTotals(vocabularySize);
  const last = totals[vocabularySize - 1] ?? 1;
  return {
    name,
    space: name === 'Chinese' ? '' : ' ',
    comma: { English: ',', Urdu: '،', Chinese: '，' }[name],
    stop: { English: '.', Urdu: '۔', Chinese: '。' }[name],
    word: () => vocabulary[firstAbove(totals, random.next() * last)] ?? 'e',
    letter,
  };
}

/** The frequent words of an alphabet are short. */
function wordLength(rank: number, random: Random): number {
  if (rank < 12) return random.whole(1, 3);
  return rank < 120 ? random.whole(2, 5) : random.whole(3, 10);
}

function zipfTotals(size: number): Float64Array {
  const totals = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank += 1) {
    total += 1 / (rank + 2.7);
    totals[rank] = total;
  }
  return totals;
}

function firstAbove(totals: Float64Array, value: number): number {
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
