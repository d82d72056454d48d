import type { Match } from './passage-edges.ts';
import type { Support, SupportMeter } from './support.ts';
import { contextWeight, thresholds, undoubted, undoubtedAltered } from './thresholds.ts';

/** A place with what speaks for it. */
export type Judged = Match & { readonly support: Support; readonly score: number };

/** Weighs a place: its words count as much as both sides of what stood round them. */
export function weigh(match: Match, meter: SupportMeter): Judged {
  const support = meter(match.start, match.end);
  return { ...match, support, score: match.kept + contextWeight * (support.before + support.after) };
}

/** On how many sides of the place stands what stood on that side of the passage. */
export function sidesOf({ support, between }: Judged): number {
  if (between) return 2;
  return [support.before, support.after].filter((side) => side >= thresholds.supportForSide).length;
}

/** How much of what stood round the passage stands round the place, from 0 to 2. */
export function contextOf({ support }: Judged): number {
  return support.before + support.after;
}

/** Whether the passage stands there word for word. */
export function isWords({ similarity }: Judged): boolean {
  return similarity === 1;
}

/** Whether one of the places is so good that no other need be looked for. */
export function isSettled(places: Iterable<Judged>): boolean {
  return [...places].some(({ score, similarity }) => score >= (similarity === 1 ? undoubted : undoubtedAltered));
}
