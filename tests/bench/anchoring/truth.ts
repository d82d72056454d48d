import type { Random } from '../random.ts';
import type { Rendered } from './article.ts';

export type Range = { readonly start: number; readonly end: number };

/** A passage of the first version, by the tokens it covers (half-open). */
export type Quote = { readonly from: number; readonly to: number } & Range;

/**
 * What became of a passage. gone: less than half of its letters are left. `places`: where a kept passage is; for others
 * every stretch from one to another of its words that holds a third of what is left or more.
 */
export type Truth = { readonly kind: 'kept' | 'altered' | 'gone'; readonly places: readonly Range[] };

/** Sentences, parts of them, passages of two or three sentences, and phrases of one to twelve words. */
export function drawQuote({ tokens, sentences }: Rendered, random: Random): Quote {
  const n = random.whole(0, sentences.length - 1);
  const first = sentences[n] ?? 0;
  const next = (count: number): number => sentences[n + count] ?? tokens.length;
  const kind = random.next();
  if (kind < 0.45) return quoteOf(tokens, first, next(1));
  if (kind < 0.6) return quoteOf(tokens, first, next(random.whole(2, 3)));
  const length = next(1) - first;
  const words = kind < 0.75 ? random.whole(Math.ceil(length / 2), length) : random.whole(1, Math.min(12, length));
  const from = first + random.whole(0, length - words);
  return quoteOf(tokens, from, from + words);
}

function quoteOf(tokens: Rendered['tokens'], from: number, to: number): Quote {
  return { from, to, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** Follows passages of one version into another. */
export function truthTeller(first: Rendered, second: Rendered): (quote: Quote) => Truth {
  const byCopy = new Map<number, Map<number, number>>([[0, new Map()]]);
  for (const [place, { id, copy }] of second.tokens.entries()) {
    if (id !== null) byCopy.set(copy, (byCopy.get(copy) ?? new Map<number, number>()).set(id, place));
  }
  return ({ from, to, start, end }) => {
    const words = first.tokens.slice(from, to);
    const all = lettersOf(words);
    const leftIn = (placeOf: ReadonlyMap<number, number>) => {
      const found = words.flatMap((word) => {
        const place = word.id === null ? undefined : placeOf.get(word.id);
        return place === undefined ? [] : [{ word, place }];
      });
      const left = found.filter(({ place }) => second.tokens[place]?.fate !== 'reworded');
      return { places: found.map(({ place }) => place), share: lettersOf(left.map(({ word }) => word)) / all };
    };
    const inAll = [...byCopy.entries()].sort(([a], [b]) => a - b).map(([, placeOf]) => leftIn(placeOf));
    const [original, ...copies] = inAll;
    // Doubled, then deleted in its first place: it moved to where its double stands.
    const best = copies.reduce((most, copy) => (copy.share > most.share ? copy : most), leftIn(new Map()));
    const { places, share } = original === undefined || (original.share < 0.5 && best.share >= 0.5) ? best : original;
    const gone = share < 0.5;
    const at = stretches(second.tokens, places);
    if (at.length === 0 || gone) return { kind: 'gone', places: at };
    const whole = {
      start: second.tokens[places[0] ?? 0]?.start ?? 0,
      end: second.tokens[places.at(-1) ?? 0]?.end ?? 0,
    };
    const kept =
      places.length === to - from && second.text.slice(whole.start, whole.end) === first.text.slice(start, end);
    return kept ? { kind: 'kept', places: [whole] } : { kind: 'altered', places: at };
  };
}

function lettersOf(words: readonly { readonly text: string }[]): number {
  return words.reduce((letters, { text }) => letters + text.length, 0);
}

/** The stretches over one or several parts of a passage that hold a third of what is left of it. */
function stretches(tokens: Rendered['tokens'], places: readonly number[]): Range[] {
  const parts: { start: number; end: number; last: number; letters: number }[] = [];
  let all = 0;
  for (const place of [...places].sort((a, b) => a - b)) {
    const token = tokens[place];
    if (token === undefined) continue;
    all += token.text.length;
    const open = parts.at(-1);
    if (open !== undefined && place - open.last <= 5) {
      open.end = token.end;
      open.last = place;
      open.letters += token.text.length;
    } else parts.push({ start: token.start, end: token.end, last: place, letters: token.text.length });
  }
  return parts.flatMap(({ start }, i) => {
    let letters = 0;
    return parts.slice(i).flatMap((part) => {
      letters += part.letters;
      return letters * 3 >= all ? [{ start, end: part.end }] : [];
    });
  });
}
