import { character, characterAt, widthAt } from './characters.ts';
import { foldForSearch } from './fold.ts';

/**
 * A folded word; or, in scripts without blanks, a character and its neighbour, the last of a run alone. The offsets are
 * UTF-16, half-open, of the unfolded text.
 */
export type Token = { readonly text: string; readonly start: number; readonly end: number };

/** Takes a token's text and offsets; without an object, because an index is made of millions. */
type Take = (text: string, start: number, end: number) => void;

/** UTF-16 units of a longer word that are looked at, and that its token keeps: nobody types the rest. */
const longestWord = 192;
const longestToken = 64;

/** French, Italian and Catalan words that lose their vowel before another's: they are words of their own. */
const elided = new Set(
  ['l d j m t n s c qu jusqu lorsqu puisqu quoiqu', 'un all dell dall nell sull dell quest quell'].join(' ').split(' '),
);

/** The words of a text in their order. The index, marking and snippets all part texts by this. Linear time. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  scanTokens(text, (token, start, end) => {
    tokens.push({ text: token, start, end });
    return false;
  });
  return tokens;
}

/** The same without offsets. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  scanTokens(text, (token) => {
    words.push(token);
    return false;
  });
  return words;
}

/** Of a token of a script without blanks: its first character with its marks; null for a word. */
export function firstSingle(token: string): string | null {
  return characterAt(token, 0) === character.unspaced ? token.slice(0, unitEnd(token, 0)) : null;
}

/** Whether a token is a single character of such a script: it stands for every pair that begins with it. */
export function isSingle(token: string): boolean {
  return firstSingle(token) === token && token !== '';
}

/** Gives the tokens one by one until `take` has enough; a few may follow then. `from`: where none is begun. */
export function scanTokens(
  text: string,
  take: (text: string, start: number, end: number) => boolean,
  from: number = 0,
): void {
  let hasEnough = false;
  const takeOne: Take = (token, start, end) => {
    hasEnough = take(token, start, end);
  };
  for (let at = from; at < text.length && !hasEnough; ) {
    const kind = characterAt(text, at);
    if (kind === character.other || kind === character.apostrophe) at += widthAt(text, at);
    else if (kind === character.unspaced) at = takePairs(text, at, takeOne);
    else at = takeWord(text, at, takeOne);
  }
}

function takePairs(text: string, start: number, take: Take): number {
  let [first, end] = [start, unitEnd(text, start)];
  let folded = foldUnit(text, first, end);
  while (characterAt(text, end) === character.unspaced) {
    const nextEnd = unitEnd(text, end);
    const next = foldUnit(text, end, nextEnd);
    take(folded + next, first, nextEnd);
    [first, end, folded] = [end, nextEnd, next];
  }
  take(folded, first, end);
  return end;
}

/** The end of a character with the marks that belong to it. */
function unitEnd(text: string, start: number): number {
  let end = start + widthAt(text, start);
  while (characterAt(text, end) === character.mark) end += widthAt(text, end);
  return end;
}

function foldUnit(text: string, start: number, end: number): string {
  return foldForSearch(text.slice(start, Math.min(end, start + 8))).slice(0, 8);
}

function takeWord(text: string, start: number, take: Take): number {
  const end = wordEnd(text, start);
  if (end === start + 1 && text[end] === '.') {
    const abbreviation = abbreviationEnd(text, start);
    if (abbreviation !== null) {
      const letters = text.slice(start, Math.min(abbreviation, start + longestWord)).replaceAll('.', '');
      takeFolded(letters, start, abbreviation, take);
      return abbreviation;
    }
  }
  if (isInnerApostrophe(text, end)) return takePieces(text, piecesFrom(text, start, end), take);
  takeFolded(text.slice(start, Math.min(end, start + longestWord)), start, end, take);
  return end;
}

type Piece = { readonly start: number; readonly end: number };

/** The pieces of a word between its apostrophes: `l’hôtel` is two words, `Qur’an` one, and `China’s` is China. */
function takePieces(text: string, pieces: readonly Piece[], take: Take): number {
  const wholeEnd = pieces.at(-1)?.end ?? 0;
  let first = 0;
  for (let piece = pieces[0]; piece !== undefined && first < pieces.length - 1; piece = pieces[++first]) {
    const folded = foldForSearch(text.slice(piece.start, Math.min(piece.end, piece.start + 8)));
    if (piece.end - piece.start > 8 || !elided.has(folded)) break;
    take(folded, piece.start, piece.end);
  }
  let last = pieces.length - 1;
  if (last > first && /^s$/i.test(text.slice(pieces[last]?.start, pieces[last]?.end))) last -= 1;
  const start = pieces[first]?.start ?? 0;
  let raw = '';
  for (let at = first; at <= last && raw.length < longestWord; at += 1) {
    raw += text.slice(pieces[at]?.start, Math.min(pieces[at]?.end ?? 0, (pieces[at]?.start ?? 0) + longestWord));
  }
  takeFolded(raw.slice(0, longestWord), start, pieces[last]?.end ?? start, take);
  return wholeEnd;
}

function piecesFrom(text: string, start: number, firstEnd: number): Piece[] {
  const pieces = [{ start, end: firstEnd }];
  for (let end = firstEnd; isInnerApostrophe(text, end); ) {
    const from = end + 1;
    end = wordEnd(text, from);
    pieces.push({ start: from, end });
  }
  return pieces;
}

function isInnerApostrophe(text: string, at: number): boolean {
  return characterAt(text, at) === character.apostrophe && characterAt(text, at + 1) === character.word;
}

function takeFolded(raw: string, start: number, end: number, take: Take): void {
  const folded = foldForSearch(raw);
  if (folded.length <= longestToken && (folded === raw || isOneWord(folded))) {
    take(folded, start, end);
    return;
  }
  // One sign may stand for several words, as ﷺ and ½ do.
  for (const [word] of folded.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    take(word.slice(0, longestToken).replace(/[\ud800-\udbff]$/, ''), start, end);
  }
}

function isOneWord(folded: string): boolean {
  for (let at = 0; at < folded.length; at += widthAt(folded, at)) {
    const kind = characterAt(folded, at);
    if (kind === character.other || kind === character.apostrophe) return false;
  }
  return folded !== '';
}

function wordEnd(text: string, start: number): number {
  let end = start;
  for (
    let kind = characterAt(text, end);
    kind === character.word || kind === character.mark;
    kind = characterAt(text, end)
  ) {
    end += widthAt(text, end);
  }
  return end;
}

/** The end of single letters with points between them, such as `U.S.`; null when it is none. */
function abbreviationEnd(text: string, start: number): number | null {
  let end = start;
  while (isLoneLetter(text, end) && text[end + 1] === '.' && isLoneLetter(text, end + 2)) end += 2;
  return end === start ? null : end + 1;
}

/** A letter that no letter, digit or mark follows. */
function isLoneLetter(text: string, at: number): boolean {
  if (characterAt(text, at) !== character.word || widthAt(text, at) === 2) return false;
  const next = characterAt(text, at + 1);
  return next !== character.word && next !== character.mark && /\p{L}/u.test(text[at] ?? '');
}
