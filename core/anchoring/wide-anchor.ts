import type { Anchor } from '../model/annotation.ts';

/** An anchor with all that is known of its surroundings. */
export type WideAnchor = {
  readonly anchor: Anchor;
  readonly exact: string;
  readonly before: string;
  readonly after: string;
  /** The text that the anchor was made on; null when it isn't at hand. */
  readonly earlier: string | null;
};

/** How much of the earlier text round a passage is compared, in UTF-16 units: a sentence or two. */
export const reach = 160;
/** More places tell no more. */
export const mostPlaces = 60;

/** Takes the surroundings from the earlier text where the anchor's passage really stands there, else from the anchor. */
export function widenAnchor(anchor: Anchor, earlier: string | null): WideAnchor {
  const { exact, prefix, suffix } = anchor.quote;
  const { start, end } = anchor.position;
  const stands =
    earlier !== null &&
    end - start === exact.length &&
    start >= prefix.length &&
    earlier.startsWith(prefix + exact + suffix, start - prefix.length);
  if (!stands) return { anchor, exact, before: prefix, after: suffix, earlier: null };
  return {
    anchor,
    exact,
    before: earlier.slice(Math.max(0, start - reach), start),
    after: earlier.slice(end, end + reach),
    earlier,
  };
}

/** Where `passage` stood in the earlier text, clear of the anchor's own place; none when that text isn't at hand. */
export function otherPlaces({ anchor, earlier }: WideAnchor, passage: string): number[] {
  if (earlier === null || passage === '') return [];
  const { start, end } = anchor.position;
  const places: number[] = [];
  for (let at = earlier.indexOf(passage); at !== -1; at = earlier.indexOf(passage, at + 1)) {
    if (at >= end || at + passage.length <= start) places.push(at);
    if (places.length === mostPlaces) break;
  }
  return places;
}
