import { ignoredClass } from './fold.ts';

/** What a character does to the words of a text. */
export const character = {
  /** Parts words: blanks, punctuation, signs. */
  other: 1,
  /** A letter or digit of a script that parts words by blanks. */
  word: 2,
  /** A letter of a script written without blanks. */
  unspaced: 3,
  /** Belongs to the letter before it. */
  mark: 4,
  apostrophe: 5,
} as const;
export type Character = (typeof character)[keyof typeof character];

const marks = new RegExp(`[\\p{M}${ignoredClass}\\uFF9E\\uFF9F]`, 'u');
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3005-\u3007\u30FC\uFF70]/u;
const letters = /[\p{L}\p{N}]/u;
const apostrophes = /['’‘ʼ＇]/;

/** Of each UTF-16 unit; 0 where it was not asked for yet. A table, because every unit of every text is asked for. */
const known = new Uint8Array(0x10000);

/** What the character that starts at this UTF-16 unit is; `other` behind the end. */
export function characterAt(text: string, at: number): Character {
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return character.other;
  if (unit >= 0xd800 && unit < 0xdc00) return judge(String.fromCodePoint(text.codePointAt(at) ?? unit));
  const found = known[unit];
  if (found !== undefined && isCharacter(found)) return found;
  const judged = judge(String.fromCharCode(unit));
  known[unit] = judged;
  return judged;
}

/** UTF-16 units of the character there: 2 for a surrogate pair. */
export function widthAt(text: string, at: number): 1 | 2 {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

function isCharacter(value: number): value is Character {
  return value !== 0;
}

function judge(one: string): Character {
  if (apostrophes.test(one)) return character.apostrophe;
  if (marks.test(one)) return character.mark;
  if (unspaced.test(one) && /[\p{L}\p{N}]/u.test(one)) return character.unspaced;
  return letters.test(one) ? character.word : character.other;
}
