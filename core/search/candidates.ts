import { character, characterAt } from './characters.ts';
import { foldUnit } from './fold.ts';

/** A place of a text that a scan for tokens may start at, and the one behind it that may belong to what is sought. */
export type Candidate = { readonly start: number; readonly at: number };

/**
 * Gives, from an offset on, the next place where a token may begin with one of the folded words; null when there is none.
 * No such token is left out, but in many a place there is none. Parting and folding a text is slow, looking for words in
 * its units, folded one by one, is not.
 */
export function findCandidates(text: string, words: readonly string[]): (from: number) => Candidate | null {
  const { folded, offsets, unsure } = foldByUnits(text);
  const next = words.map((word) => ({ word, found: -1 }));
  return (from) => {
    const first = firstFrom(offsets, from);
    let at = text.length;
    for (const each of next) {
      if (each.found < first) each.found = found(folded.indexOf(each.word, first));
      at = Math.min(at, offsets[each.found] ?? at);
    }
    const doubt = unsure[firstFrom(unsure, from)];
    if (doubt !== undefined && doubt <= at) return { start: startBefore(text, doubt, from), at: doubt };
    if (at === text.length) return null;
    // A pair stands for itself wherever it begins.
    const isPair = characterAt(text, at) === character.unspaced;
    return { start: isPair ? at : startBefore(text, at, from), at };
  };
}

type Folded = {
  /** Without what may stand inside a word and is no part of its token. */
  readonly folded: string;
  /** Of each unit of `folded` the one of the text that it comes from. */
  readonly offsets: ArrayLike<number>;
  /** Units that can't be folded by themselves. */
  readonly unsure: readonly number[];
};

/** What a unit folds to where that is one unit; else one of these. */
const [isUnknown, isLeftOut, isUnsure, isSeveral] = [0, -1, -2, -3];
const foldedTo = new Int32Array(0x10000);

function foldByUnits(text: string): Folded {
  // Most texts fold to as many units or fewer; twice as many is seldom too few.
  let [units, offsets] = [new Uint16Array(2 * text.length), new Int32Array(2 * text.length)];
  const unsure: number[] = [];
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    let to = foldedTo[unit] ?? isUnknown;
    if (to === isUnknown) to = judge(unit);
    if (to > 0) {
      units[length] = to;
      offsets[length] = at;
      length += 1;
    } else if (to === isUnsure) unsure.push(at);
    else if (to === isSeveral) {
      const several = foldUnit(unit) ?? '';
      const needed = length + several.length + text.length - at;
      if (needed > units.length) [units, offsets] = grown(units, offsets, 2 * needed);
      for (let i = 0; i < several.length; i += 1) {
        units[length] = several.charCodeAt(i);
        offsets[length] = at;
        length += 1;
      }
    }
  }
  return { folded: textOf(units.subarray(0, length)), offsets: offsets.subarray(0, length), unsure };
}

function grown(
  units: Uint16Array,
  offsets: Int32Array,
  length: number,
): [Uint16Array<ArrayBuffer>, Int32Array<ArrayBuffer>] {
  const [moreUnits, moreOffsets] = [new Uint16Array(length), new Int32Array(length)];
  moreUnits.set(units);
  moreOffsets.set(offsets);
  return [moreUnits, moreOffsets];
}

function judge(unit: number): number {
  const to = judged(unit);
  foldedTo[unit] = to;
  return to;
}

function judged(unit: number): number {
  const folded = foldUnit(unit);
  if (folded === null) return isUnsure;
  const kind = characterAt(String.fromCharCode(unit), 0);
  // Points stand in abbreviations.
  if (kind === character.apostrophe || unit === point) return isLeftOut;
  if (folded.length > 1) return isSeveral;
  return folded.charCodeAt(0) || isLeftOut;
}

const point = 0x2e;
/** As many as a call may have arguments everywhere. */
const chunk = 8192;

function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += chunk)
    text += Reflect.apply(String.fromCharCode, null, units.subarray(at, at + chunk));
  return text;
}

/** Behind the last unit that parts words in any case, at least at `from`. */
function startBefore(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && !partsWords(text, start - 1)) start -= 1;
  return start;
}

function partsWords(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit !== point && (unit < 0xd800 || unit > 0xdfff) && characterAt(text, at) === character.other;
}

function found(index: number): number {
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}

/** The index of the first of sorted numbers that is at least `from`. */
function firstFrom(numbers: ArrayLike<number>, from: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
