/** Scripts written without spaces: each character counts as a word. */
const characterIsWord =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const word = new RegExp(`[${characterIsWord}]|(?:(?![${characterIsWord}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** Signs of no width, apostrophes, the Arabic lengthening stroke and vowel marks: typings differ in them. */
const dropped = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069'’\u0640\u064b-\u065f\u0670]/g;
/** Arabic letters that Urdu and Persian texts hold in two encodings. */
const twins: ReadonlyMap<string, string> = new Map([
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
  ['ه', 'ہ'],
]);

/** How many words stand in a run. Of Chinese and Japanese, so many characters. */
export const runLength = 5;

/** The runs of words in a text, as hashes of 32 bits. */
export type WordRuns = {
  /** The run that begins at each word but the last four, in the order of the text. */
  readonly sequence: Uint32Array;
  readonly distinct: ReadonlySet<number>;
};

/**
 * Every run of five words, of the text with case, width, punctuation and typings folded. A text of fewer words has none.
 */
export function wordRunsOf(text: string): WordRuns {
  const words = hashWords(text);
  const sequence = new Uint32Array(Math.max(0, words.length - runLength + 1));
  for (let start = 0; start < sequence.length; start++) {
    let hash = 0;
    for (let at = start; at < start + runLength; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x9e3779b1);
    sequence[start] = scatter(hash);
  }
  return { sequence, distinct: new Set(sequence) };
}

/** Spreads the bits of a hash over all 32 of its own: the last step of MurmurHash3. */
export function scatter(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hashWords(text: string): number[] {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(dropped, '')
    .replace(/[يىكه]/g, (letter) => twins.get(letter) ?? letter);
  const hashes: number[] = [];
  for (const [found] of folded.matchAll(word)) hashes.push(scatter(fnv1a(found)));
  return hashes;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
