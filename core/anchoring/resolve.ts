import type { Anchor } from '../model/annotation.ts';
import { candidateRegions, type Region } from './candidates.ts';
import { similarityOf } from './edit-distance.ts';
import { judge } from './judge.ts';
import { mainPartOf } from './main-part.ts';
import { edgeLength, findAltered, type Match } from './passage-edges.ts';
import type { Placement } from './placement.ts';
import type { SearchedText } from './searched-text.ts';
import { measureSupport } from './support.ts';
import { isSettled, type Judged, weigh } from './weigh.ts';
import { type WideAnchor, widenAnchor } from './wide-anchor.ts';

export type { Placement } from './placement.ts';
export { type SearchedText, textToSearch } from './searched-text.ts';

/** Where something so like the passage stands, unsure though it is, no part of the passage is offered. */
const mostOfPassage = 0.85;
/** A short passage that stands in more places is known by its surroundings or not at all. */
const mostOccurrences = 60;

/**
 * Where the anchor's passage stands in the text; null when none may be offered. Never places a deleted passage, and
 * places nothing where two places are nearly as good.
 */
export function resolveAnchor(searched: SearchedText, anchor: Anchor): Placement | null {
  const { text } = searched;
  const { exact, prefix, suffix } = anchor.quote;
  const { start, end } = anchor.position;
  if (start >= prefix.length && text.startsWith(prefix + exact + suffix, start - prefix.length)) {
    if (end - start === exact.length) return { start, end, how: 'exact', similarity: 1 };
  }
  const wide = widenAnchor(anchor, searched.earlier);
  const meter = measureSupport(text, wide, searched.gramLength);
  const places = new Map<string, Judged>();
  const keep = (match: Match): void => {
    const range = `${match.start}-${match.end}`;
    if (!places.has(range)) places.set(range, weigh(match, meter));
  };
  const rest: Region[] = [];
  for (const region of candidateRegions(text, searched.index(), wide)) {
    const found = occurrences(text, exact, region.from, region.to);
    for (const at of found) keep(wordForWord(at, exact));
    rest.push(...between(region, found, exact.length));
  }
  if (!isSettled(places.values())) {
    for (const at of occurrences(text, exact, 0, text.length)) keep(wordForWord(at, exact));
  }
  for (const region of rest) {
    if (isSettled(places.values())) break;
    for (const altered of findAltered(text, region, wide)) keep(altered);
  }
  const judgement = judge(searched, wide, [...places.values()]);
  if (judgement === 'unsure') return null;
  if (judgement !== 'nothing') return judgement;
  return [...places.values()].every(({ similarity }) => similarity < mostOfPassage)
    ? offerMainPart(searched, wide)
    : null;
}

/** A passage of several sentences that went apart: its longest one, if that stands word for word, is offered. */
function offerMainPart(searched: SearchedText, wide: WideAnchor): Placement | null {
  const part = mainPartOf(wide);
  const found = part === null ? null : resolveAnchor(searched, part);
  if (found === null || found.similarity < 1) return null;
  const similarity = similarityOf(wide.exact, searched.text.slice(found.start, found.end));
  return { ...found, how: 'changed', similarity };
}

/** What is left of a region between the places of the words, with its context: an altered passage may stand there. */
function between(region: Region, found: readonly number[], length: number): Region[] {
  const edges = [region.from, ...found.flatMap((at) => [at, at + length]), region.to];
  return edges.flatMap((from, i) => {
    const to = edges[i + 1];
    if (i % 2 === 1 || to === undefined || to - from <= length / 2) return [];
    return [{ from: Math.max(region.from, from - edgeLength), to: Math.min(region.to, to + edgeLength) }];
  });
}

function wordForWord(start: number, exact: string): Match {
  return { start, end: start + exact.length, similarity: 1, kept: 1, between: false };
}

/** The places of the words between two offsets; none when there are too many to tell anything. */
function occurrences(text: string, exact: string, from: number, to: number): number[] {
  const found: number[] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  for (let at = part.indexOf(exact); at !== -1; at = part.indexOf(exact, at + 1)) {
    if (found.length === mostOccurrences) return [];
    found.push(from + at);
  }
  return found;
}
