import type { GramIndex } from './gram-index.ts';
import type { Wanted } from './wanted.ts';

/** A part of the text where the passage may stand. */
export type Region = { readonly from: number; readonly to: number };

const mostRegions = 6;
/** A part that shares fewer of the looked-up grams than this share of what the best part has isn't looked at. */
const leastShare = 0.08;
/** How many grams are looked up. */
const mostLookups = 200;
/** In so short a text the passage is looked for everywhere if nothing is shared. */
const shortText = 2_000;

/** The parts of the text that share most grams with the passage and what stood round it, best first. */
export function candidateRegions(
  text: string,
  index: GramIndex,
  wanted: Pick<Wanted, 'exact' | 'before' | 'after'>,
): Region[] {
  const needle = wanted.before + wanted.exact + wanted.after;
  const step = Math.max(1, Math.ceil(needle.length / mostLookups));
  const starts: number[] = [];
  for (let offset = 0; offset + index.length <= needle.length; offset += step) {
    for (const place of index.placesOf(needle, offset)) starts.push(place - offset + wanted.before.length);
  }
  const length = wanted.exact.length;
  const slack = Math.min(600, 80 + length / 2) + wanted.before.length;
  if (starts.length === 0 && text.length <= shortText) return [{ from: 0, to: text.length }];
  const parts = cluster(starts, 80 + length / 2);
  const least = (parts[0]?.count ?? 0) * leastShare;
  return parts
    .slice(0, mostRegions)
    .filter(({ count }) => count >= least)
    .map(({ first, last }) => ({
      from: Math.max(0, Math.floor(first - slack)),
      to: Math.min(text.length, Math.ceil(last + length + slack)),
    }));
}

/** Groups of sorted numbers with no gap wider than `gap`, largest first. */
function cluster(values: number[], gap: number): { first: number; last: number; count: number }[] {
  const sorted = Float64Array.from(values).sort();
  const groups: { first: number; last: number; count: number }[] = [];
  let group: { first: number; last: number; count: number } | null = null;
  for (const value of sorted) {
    if (group !== null && value - group.last <= gap) {
      group.last = value;
      group.count += 1;
    } else {
      group = { first: value, last: value, count: 1 };
      groups.push(group);
    }
  }
  return groups.sort((a, b) => b.count - a.count);
}
