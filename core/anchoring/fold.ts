/** A text with its typographic variants folded, and where each unit of it came from. */
export type FoldedText = {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the range of the original that it stands for. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** White space, one character with its combining marks, or marks that follow none. */
const piece = /\s+|\P{M}\p{M}*|\p{M}+/gu;

/** Signs that have no width: soft hyphen, zero-width space, word joiner, direction marks. */
const invisible = /^[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]+$/;

const folds: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»＂'].map((quote): [string, string] => [quote, '"']),
  ...[...'‘’‚‛'].map((quote): [string, string] => [quote, "'"]),
  ...[...'–—‒‐‑−'].map((dash): [string, string] => [dash, '-']),
  ['…', '...'],
]);

/**
 * Folds what differs between typings of the same words: runs of white space to one space, quote marks and
 * dashes to ASCII, … to three periods, composed and decomposed letters to NFC, invisible signs to nothing.
 */
export function foldText(original: string): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of original.matchAll(piece)) {
    const folded = foldPiece(match[0]);
    for (const unit of folded.split('')) {
      units.push(unit);
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { text: units.join(''), starts, ends };
}

function foldPiece(text: string): string {
  if (invisible.test(text)) return '';
  if (/^\s/.test(text)) return ' ';
  return folds.get(text) ?? text.normalize('NFC');
}
