/** Marks that typists leave out: Latin, Greek, Cyrillic, Hebrew and Arabic ones; not the vowels of Indic scripts. */
const marks =
  '\\u0300-\\u036F\\u0483-\\u0489\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0670' +
  '\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED\\u08D3-\\u08FF\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F';
/** Signs without a width of their own, variation selectors, and the Arabic tatweel, which only stretches a word. */
const invisible =
  '\\u00AD\\u034F\\u061C\\u0640\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFE00-\\uFE0F\\uFEFF';

/** What folding takes out, as the inside of a regular expression's class. */
export const ignoredClass = marks + invisible;
const ignored = new RegExp(`[${ignoredClass}]+`, 'g');

/** Letters that no decomposition makes alike, after decomposing and lower-casing. */
const letters: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i' }),
  ...Object.entries({ ς: 'σ', ی: 'ي', ى: 'ي', ې: 'ي', ک: 'ك', ڪ: 'ك', ہ: 'ه', ة: 'ه', ۃ: 'ه', ە: 'ه' }),
  ...digits(),
]);
const foldedLetter = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');
const ascii = /^[\0-\x7f]*$/;

/** A combining sequence can be put in order in quadratic time only, so no piece is longer than this. */
const pieceLength = 256;

/** What folding makes of a UTF-16 unit by itself; null when that depends on its neighbours, undefined when not asked yet. */
const foldedUnits: (string | null | undefined)[] = new Array(0x10000);
/** What joins with the letter before it, halves of characters, and parts of Korean syllables. */
const dependent = /[\p{M}\u1100-\u11FF\uD800-\uDFFF]/u;

/**
 * The text with the variants of letters made alike: compatibility forms, case, marks, invisible signs, Arabic, Persian
 * and Urdu letters, digits of all scripts, ligatures. Its length differs from that of `text`.
 */
export function foldForSearch(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = foldUnit(text.charCodeAt(at));
    if (unit === null) return foldInPieces(text);
    folded += unit;
  }
  return folded;
}

/** What folding makes of a UTF-16 unit; null when that depends on its neighbours. */
export function foldUnit(unit: number): string | null {
  const known = foldedUnits[unit];
  if (known !== undefined) return known;
  const text = String.fromCharCode(unit);
  const folded = foldPiece(text);
  const judged = dependent.test(folded) || dependent.test(text.replace(ignored, '')) ? null : folded;
  foldedUnits[unit] = judged;
  return judged;
}

function foldInPieces(text: string): string {
  let folded = '';
  let at = 0;
  while (at < text.length) {
    const end = pieceEnd(text, at);
    folded += foldPiece(text.slice(at, end));
    at = end;
  }
  return folded;
}

function foldPiece(text: string): string {
  const bare = text.replace(ignored, '').normalize('NFKD').replace(ignored, '').toLowerCase();
  return bare.replace(foldedLetter, (letter) => letters.get(letter) ?? letter).normalize('NFC');
}

/** Where a piece may end: before a letter that starts anew, if there is one. */
function pieceEnd(text: string, start: number): number {
  const most = start + pieceLength;
  if (most >= text.length) return text.length;
  for (let end = most; end > most - 32; end -= 1) {
    if (/[\s\x21-\x7e]/.test(text[end] ?? '')) return end;
  }
  return isLowSurrogate(text, most) ? most + 1 : most;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

function digits(): [string, string][] {
  const zeros = [
    ...[0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66],
    ...[0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810],
  ];
  return zeros.flatMap((zero) =>
    Array.from({ length: 10 }, (_, value): [string, string] => [String.fromCharCode(zero + value), String(value)]),
  );
}
