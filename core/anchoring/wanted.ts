import type { TextRange } from '../text/sentences.ts';

/** What is known of the text that an anchor was made on. */
export type Source = {
  readonly text: string;
  /** Whether that is all of it: else only the passage with the context that the anchor keeps. */
  readonly whole: boolean;
};

/** A passage that is looked for, where it stood, and what stood round it. */
export type Wanted = TextRange & {
  readonly source: Source;
  readonly exact: string;
  readonly before: string;
  readonly after: string;
};

/** How much of the earlier text round a passage is looked for, in UTF-16 units: a sentence or two. */
const reach = 160;
/** Places of words are counted so far. */
const mostPlaces = 1_000;

export function wantedAt(source: Source, { start, end }: TextRange): Wanted {
  const { text } = source;
  return {
    source,
    start,
    end,
    exact: text.slice(start, end),
    before: text.slice(Math.max(0, start - reach), start),
    after: text.slice(end, end + reach),
  };
}

/** Where the words stand in a text, in order; the first thousand places. */
export function placesOf(text: string, words: string): TextRange[] {
  const places: TextRange[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at !== -1 && places.length < mostPlaces; at = text.indexOf(words, at + 1)) {
    places.push({ start: at, end: at + words.length });
  }
  return places;
}

/** Where the words stood in the earlier text clear of the wanted passage; none when that isn't at hand. */
export function otherPlaces({ source, start, end }: Wanted, words: string): TextRange[] {
  if (!source.whole) return [];
  return placesOf(source.text, words).filter((place) => place.start >= end || place.end <= start);
}

export function overlap(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}
