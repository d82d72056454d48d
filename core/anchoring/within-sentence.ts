import type { TextRange } from '../text/sentences.ts';
import { alignTexts } from './align.ts';
import { similarityOf } from './edit-distance.ts';
import type { Neighbours } from './neighbours.ts';
import type { Piece } from './parts.ts';
import { wholeCharacters } from './passage-edges.ts';
import type { SearchedText } from './searched-text.ts';
import { inUnits, thresholds } from './thresholds.ts';
import { overlap, placesOf, type Source } from './wanted.ts';

/** A sentence as it was and as it is, and a part of it. */
type Altered = {
  readonly was: string;
  readonly is: string;
  readonly neighbours: Neighbours;
  /** The part's words, and their offsets in the sentence as it was. */
  readonly words: string;
  readonly part: TextRange;
  readonly dense: boolean;
};

/** Shorter runs of letters are the same by chance. */
const shortestRun = 3;
/** How often words are counted at most. */
const mostCounted = 400;

/** Where a part of a sentence stands in the altered sentence. */
export function findWithin(
  { text, gramLength }: SearchedText,
  source: Source,
  sentence: TextRange,
  found: TextRange & { readonly neighbours: Neighbours; readonly doubled: boolean },
  { start, end }: TextRange,
): Piece | 'unsure' | 'gone' {
  const altered: Altered = {
    was: source.text.slice(sentence.start, sentence.end),
    is: text.slice(found.start, found.end),
    neighbours: found.neighbours,
    words: source.text.slice(start, end),
    part: { start: start - sentence.start, end: end - sentence.start },
    dense: gramLength < 12,
  };
  const units = (length: number): number => inUnits(length, gramLength);
  const { is, words, part, dense } = altered;
  const aligned = alignTexts(altered.was, is, dense ? 1 : shortestRun)(part);
  const range = wholeCharacters(is, trimmed(is, dense ? aligned : wholeWords(is, aligned)));
  const verbatim = wordsAt(altered, aligned, units);
  if (verbatim !== null) {
    const frequency = (countOf(source.text, words) - 1) / source.text.length;
    if (isToldWithin(altered, verbatim, frequency, units)) {
      return { start: found.start + verbatim.start, end: found.start + verbatim.end, sure: true, kept: 1 };
    }
    if (is.slice(range.start, range.end) === words) return 'unsure';
  }
  if (range.start >= range.end) return 'gone';
  // Of a short part runs tell little; between what held on both sides likeness tells more.
  const framed = Math.min(...heldBeside(altered, range, units)) >= units(thresholds.heldBeside);
  const short = words.length < units(thresholds.shortLength);
  if (!framed && words.length < units(thresholds.tinyLength)) return 'gone';
  const likeness = short && framed ? similarityOf(words, is.slice(range.start, range.end)) : 0;
  const kept = Math.max(aligned.kept / words.length, likeness);
  // Less than half of the part is left, perhaps: then it stands in the double.
  if (found.doubled && kept < thresholds.keptOfDoubled) return 'unsure';
  if (kept < (short ? thresholds.similarityWithin : thresholds.keptWithin)) return 'gone';
  return { start: found.start + range.start, end: found.start + range.end, sure: false, kept };
}

/** Where the very words stand at the range that they are aligned with; the place where more about them held. */
function wordsAt(altered: Altered, aligned: TextRange, units: (length: number) => number): TextRange | null {
  const { is, words, was, part, dense } = altered;
  const inWords = (text: string, { start, end }: TextRange): boolean =>
    !dense && (isWithinWord(text, start) || isWithinWord(text, end));
  const held = (place: TextRange): number => {
    const [before, after] = heldBeside(altered, place, units);
    return before + after;
  };
  const places = placesOf(is, words).filter(
    (place) => overlap(place, aligned) && (inWords(was, part) || !inWords(is, place)),
  );
  return places.sort((a, b) => held(b) - held(a))[0] ?? null;
}

function isWithinWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWord(text, at - 1) && isWord(text, at);
}

/** Whether words in an altered sentence are the part's own, and not the same ones that came or stood elsewhere in it. */
function isToldWithin(
  altered: Altered,
  place: TextRange,
  frequency: number,
  units: (length: number) => number,
): boolean {
  const { was, is, words, part } = altered;
  const [before, after] = heldBeside(altered, place, units);
  const least = units(thresholds.heldBeside);
  if (words.length >= units(thresholds.shortLength) || Math.min(before, after) >= least) return true;
  if (countOf(was, words) > 1) return false;
  if (countOf(is, words) === 1 && frequency * is.length < thresholds.chanceWithin) return true;
  const stretch =
    before >= after ? was.slice(Math.max(0, part.start - before), part.end) : was.slice(part.start, part.end + after);
  return Math.max(before, after) >= least && countOf(is, stretch) === 1;
}

/** How many units directly before and behind a place stand as they did beside the part; on into a neighbour that is the same. */
function heldBeside(
  { was, is, part, neighbours }: Altered,
  { start, end }: TextRange,
  units: (length: number) => number,
): [number, number] {
  let before = 0;
  while (before < Math.min(part.start, start) && was[part.start - 1 - before] === is[start - 1 - before]) before += 1;
  let after = 0;
  while (part.end + after < was.length && end + after < is.length && was[part.end + after] === is[end + after])
    after += 1;
  const more = units(2 * thresholds.heldBeside);
  const startsBoth = before === part.start && before === start && neighbours.before >= thresholds.neighbour;
  const endsBoth =
    part.end + after === was.length && end + after === is.length && neighbours.after >= thresholds.neighbour;
  return [before + (startsBoth ? more : 0), after + (endsBoth ? more : 0)];
}

function countOf(text: string, words: string): number {
  let count = 0;
  for (let at = text.indexOf(words); at !== -1 && count < mostCounted; at = text.indexOf(words, at + 1)) count += 1;
  return count;
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end);
  return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
}

function wholeWords(text: string, { start, end }: TextRange): TextRange {
  if (start >= end) return { start, end };
  let first = start;
  while (isWithinWord(text, first)) first -= 1;
  let last = end;
  while (isWithinWord(text, last)) last += 1;
  return { start: first, end: last };
}

function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '');
}
