import search from 'approx-string-match';
import type { TextRange } from '../text/sentences.ts';
import type { Region } from './candidates.ts';
import { similarityOf } from './edit-distance.ts';
import type { Wanted } from './wanted.ts';

/** UTF-16 offsets, half-open. */
export type Match = {
  readonly start: number;
  readonly end: number;
  /** 1 when word for word. */
  readonly similarity: number;
  /** The same, but not lessened by a part that was inserted into the passage, or taken out of it, as a whole. */
  readonly kept: number;
};

/** Where a passage may begin or end in a part of the text, and what tells that: what stood beside it, its own words. */
type Edge = { readonly at: number; readonly context: boolean; readonly own: boolean };

type Found = { readonly match: Match; readonly score: number };

/** So much of a context, and of the passage's own ends, is looked for. */
export const edgeLength = 32;
/** Of five units of an edge one may differ. */
const edgeErrors = 0.2;
/** Less stands anywhere. */
const shortestEdge = 8;
/** What the context beside an edge is worth in similarity: rewritten words are covered to their end. */
const contextWorth = 0.15;
/** The same for the passage's own first or last words: what was inserted between is covered. */
const ownWorth = 0.1;
/** What is less alike is not looked at; what may be offered is decided later. */
const leastLikeness = 0.4;
/** What is left beside a part that went, or round one that came, stands nearly as it was. */
const undisturbedParts = 0.85;
/** So many times as long a passage may become by what is inserted. */
const mostGrowth = 4;
/** So far beyond the best match of all its words the passage's own first and last ones are looked for. */
const beyondMatch = 24;
const word = /[\p{L}\p{M}\p{N}]/u;

/**
 * The ranges of a region that may be the passage altered: the one between what stood before and behind it, and the best
 * of those that begin or end with its own first or last words, or are the best match of all its words.
 */
export function findAltered(text: string, region: Region, wanted: Pick<Wanted, 'exact' | 'before' | 'after'>): Match[] {
  const part = text.slice(region.from, region.to);
  const { exact, before, after } = wanted;
  const [body] = search(part, exact, Math.floor(exact.length * (1 - leastLikeness)));
  const own = Math.min(edgeLength, Math.ceil(exact.length / 2));
  const behindBefore = place(part, before.slice(-edgeLength), body?.start, 'end');
  // What follows may stand elsewhere as well, doubled: that behind what precedes counts.
  const end = body?.end ?? (behindBefore === null ? undefined : behindBefore + exact.length);
  const starts = distinct([
    { at: behindBefore, context: true, own: false },
    { at: place(part, exact.slice(0, own), body?.start, 'start'), context: false, own: true },
    { at: body === undefined ? null : ownBeginning(part, exact, body.start), context: false, own: true },
    { at: body === undefined ? null : wordStart(part, body.start), context: false, own: false },
  ]);
  const ends = distinct([
    { at: place(part, after.slice(0, edgeLength), end, 'start'), context: true, own: false },
    { at: place(part, exact.slice(-own), body?.end, 'end'), context: false, own: true },
    { at: body === undefined ? null : ownEnd(part, exact, body.end), context: false, own: true },
    { at: body === undefined ? null : wordEnd(part, body.end), context: false, own: false },
  ]);
  let inPlace: Match | null = null;
  let best: Found | null = null;
  for (const start of starts) {
    for (const end of ends) {
      const match = matchBetween(part, exact, start, end);
      if (match === null) continue;
      if (start.context && end.context) inPlace = match;
      const score = match.kept + worth(start) + worth(end);
      if (best === null || score > best.score) best = { match, score };
    }
  }
  const found = best === null || best.match === inPlace ? [inPlace] : [inPlace, best.match];
  return found.flatMap((match) =>
    match === null
      ? []
      : [wholeCharacters(text, { ...match, start: match.start + region.from, end: match.end + region.from })],
  );
}

function matchBetween(part: string, exact: string, start: Edge, end: Edge): Match | null {
  const length = end.at - start.at;
  const framed = start.own && end.own && length > exact.length && exact.length >= 2 * shortestEdge;
  const longest = framed ? exact.length * mostGrowth : exact.length / leastLikeness;
  if (length < exact.length * leastLikeness || length > longest) return null;
  const similarity = similarityOf(exact, part.slice(start.at, end.at));
  const longer = Math.max(length, exact.length);
  const shorter = Math.min(length, exact.length);
  // How much of the shorter text stands in the longer one, in its order.
  const common = 1 - ((1 - similarity) * longer - (longer - shorter)) / shorter;
  const cut = start.context && end.context && length < exact.length;
  const kept = (framed || cut) && common >= undisturbedParts ? common : similarity;
  return { start: start.at, end: end.at, similarity, kept };
}

/** Where some words end or start in a part of the text, nearest to where the passage seems to; null when nowhere. */
function place(part: string, words: string, near: number | undefined, side: 'start' | 'end'): number | null {
  if (words.length < shortestEdge) return null;
  let best: number | null = null;
  for (const match of search(part, words, Math.floor(words.length * edgeErrors))) {
    const at = match[side];
    if (best === null || (near !== undefined && Math.abs(at - near) < Math.abs(best - near))) best = at;
  }
  return best;
}

// The best match of all words is as good without the last one where words came in before it.
function ownEnd(part: string, exact: string, near: number): number | null {
  const words = exact.slice(-shortestEdge);
  const at = part.slice(0, near + beyondMatch).indexOf(words, Math.max(0, near - words.length));
  return at === -1 || words.length < shortestEdge ? null : at + words.length;
}

function ownBeginning(part: string, exact: string, near: number): number | null {
  const words = exact.slice(0, shortestEdge);
  const at = part.lastIndexOf(words, near);
  return at === -1 || at < near - beyondMatch || words.length < shortestEdge ? null : at;
}

/** One edge for each offset, with all that tells it. */
function distinct(edges: readonly (Omit<Edge, 'at'> & { readonly at: number | null })[]): Edge[] {
  const found: Edge[] = [];
  for (const { at, context, own } of edges) {
    if (at === null) continue;
    const known = found.findIndex((edge) => edge.at === at);
    const before = found[known];
    if (before === undefined) found.push({ at, context, own });
    else found[known] = { at, context: before.context || context, own: before.own || own };
  }
  return found;
}

function worth({ context, own }: Edge): number {
  if (context) return contextWorth;
  return own ? ownWorth : 0;
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 24 && isWord(text, start - 1) && isWord(text, start)) start -= 1;
  return start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 24 && isWord(text, end - 1) && isWord(text, end)) end += 1;
  return end;
}

/** Scripts without spaces have no words to complete. */
function isWord(text: string, at: number): boolean {
  const unit = text[at] ?? '';
  return word.test(unit) && !/[\u3040-\u30FF\u3400-\u9FFF]/.test(unit);
}

/** The range with the characters whole that it begins and ends in. */
export function wholeCharacters<T extends TextRange>(text: string, range: T): T {
  const { start, end } = range;
  return { ...range, start: splitsPair(text, start) ? start - 1 : start, end: splitsPair(text, end) ? end + 1 : end };
}

function splitsPair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
