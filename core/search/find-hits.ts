import { type Candidate, findCandidates } from './candidates.ts';
import type { Query } from './query.ts';
import { soughtTerms, type Term } from './terms.ts';
import { scanTokens, type Token } from './tokens.ts';

/** A place in a text: UTF-16, half-open. `term` numbers the query's words and phrases in their order. */
export type Hit = { readonly start: number; readonly end: number; readonly term: number };

/**
 * All places of the query's words and phrases in a text, in order, none overlapping; those of what it excludes and of
 * its filters are none. Linear in the text.
 */
export function findHits(text: string, query: Query): Hit[] {
  return findTerms(text, soughtTerms(query));
}

/** As `findHits`. Stops early when `hasEnough`, asked with the hits so far and the place reached, says so. */
export function findTerms(
  text: string,
  terms: readonly Term[],
  hasEnough: (hits: readonly Hit[], at: number) => boolean = () => false,
): Hit[] {
  if (terms.length === 0) return [];
  const sought = byFirstWord(terms);
  // A hit ends before the token after its last.
  const ahead = Math.max(...terms.map(({ words }) => words.length)) + 1;
  const hits: Hit[] = [];
  const nextCandidate = findCandidates(text, firstWords(terms));
  for (let candidate = nextCandidate(0); candidate !== null; ) {
    const tokens: Token[] = [];
    let next = 0;
    let isOver = false;
    const from: Candidate = candidate;
    let reach = from.at;
    candidate = null;
    scanTokens(
      text,
      (word, start, end) => {
        if (isOver) return true;
        tokens.push({ text: word, start, end });
        if (tokens.length <= next + ahead) return false;
        addHitsAt(hits, tokens, next, sought);
        next += 1;
        isOver = hasEnough(hits, start);
        const upcoming = tokens[next]?.start ?? start;
        if (isOver || upcoming <= reach) return isOver;
        const following = nextCandidate(upcoming);
        reach = following?.at ?? text.length;
        // What lies between has nothing of what is sought.
        isOver = following === null || following.start > start;
        if (isOver) candidate = following;
        return isOver;
      },
      from.start,
    );
    for (; next < tokens.length; next += 1) addHitsAt(hits, tokens, next, sought);
  }
  return hits;
}

/** With one of them begins the first token of each hit. */
function firstWords(terms: readonly Term[]): string[] {
  return [...new Set(terms.map(({ words }) => words[0] ?? ''))];
}

/** The hits up to the end of the first passage with all terms, or all hits when there is no such passage. */
export function findPassage(text: string, terms: readonly Term[]): Hit[] {
  let known = 0;
  let until = Number.POSITIVE_INFINITY;
  return findTerms(text, terms, (hits, at) => {
    if (hits.length > known && until === Number.POSITIVE_INFINITY && hasAll(hits, terms.length))
      until = at + passageLength;
    known = hits.length;
    return at > until;
  });
}

/** Whether so many terms are among the last hits, of one passage's length. */
function hasAll(hits: readonly Hit[], terms: number): boolean {
  const found = new Set<number>();
  const from = (hits.at(-1)?.end ?? 0) - passageLength;
  for (let at = hits.length - 1; at >= 0 && found.size < terms; at -= 1) {
    const hit = hits[at];
    if (hit === undefined || hit.start < from) break;
    found.add(hit.term);
  }
  return found.size === terms;
}

/** Units within which hits count as one passage. */
const passageLength = 200;

/** The hit at which the passage with the most different words begins, the first of the richest; null without hits. */
export function bestPassage(hits: readonly Hit[]): Hit | null {
  const inside = new Map<number, number>();
  let best: Hit | null = null;
  let most = 0;
  let first = 0;
  for (const hit of hits) {
    inside.set(hit.term, (inside.get(hit.term) ?? 0) + 1);
    let from = hits[first] ?? hit;
    while (from !== hit && hit.end - from.start > passageLength) {
      takeOne(inside, from.term);
      first += 1;
      from = hits[first] ?? hit;
    }
    if (inside.size <= most) continue;
    most = inside.size;
    best = from;
  }
  return best;
}

function takeOne(counts: Map<number, number>, term: number): void {
  const left = (counts.get(term) ?? 0) - 1;
  if (left > 0) counts.set(term, left);
  else counts.delete(term);
}

type Sought = { readonly term: Term; readonly number: number };
type ByFirst = ReadonlyMap<string, readonly Sought[]>;
/** Terms by their first word; those that need only begin so by its first unit. */
type SoughtTerms = { readonly exact: ByFirst; readonly prefixes: ByFirst };

function byFirstWord(terms: readonly Term[]): SoughtTerms {
  const exact = new Map<string, Sought[]>();
  const prefixes = new Map<string, Sought[]>();
  for (const [number, term] of terms.entries()) {
    const first = term.words[0] ?? '';
    const isPrefix = term.prefix && term.words.length === 1;
    const [map, key] = isPrefix ? [prefixes, first[0] ?? ''] : [exact, first];
    map.set(key, [...(map.get(key) ?? []), { term, number }]);
  }
  return { exact, prefixes };
}

function addHitsAt(hits: Hit[], tokens: readonly Token[], at: number, { exact, prefixes }: SoughtTerms): void {
  const word = tokens[at]?.text ?? '';
  for (const each of exact.get(word) ?? []) addIfThere(hits, tokens, at, each);
  for (const each of prefixes.size === 0 ? [] : (prefixes.get(word[0] ?? '') ?? [])) addIfThere(hits, tokens, at, each);
}

function addIfThere(
  hits: Hit[],
  tokens: readonly Token[],
  at: number,
  { term: { words, prefix }, number }: Sought,
): void {
  const lastAt = at + words.length - 1;
  const [first, last, sought] = [tokens[at], tokens[lastAt], words.at(-1)];
  if (first === undefined || last === undefined || sought === undefined) return;
  for (let i = 0; i < words.length - 1; i += 1) if (tokens[at + i]?.text !== words[i]) return;
  if (prefix ? !last.text.startsWith(sought) : last.text !== sought) return;
  add(hits, first.start, endOf(tokens, lastAt, sought), number);
}

/** Of a pair that a single character stands for, only that character is the hit: the next token begins behind it. */
function endOf(tokens: readonly Token[], at: number, sought: string): number {
  const [last, next] = [tokens[at], tokens[at + 1]];
  if (last === undefined) return 0;
  return next !== undefined && next.start < last.end && last.text !== sought ? next.start : last.end;
}

function add(hits: Hit[], start: number, end: number, term: number): void {
  const before = hits.at(-1);
  if (before === undefined || before.end <= start) hits.push({ start, end, term });
  else if (end > before.end) hits[hits.length - 1] = { ...before, end };
}
