import type { TextRange } from '../text/sentences.ts';

/** How far before and behind a passage the sentences that it stands in may reach, in UTF-16 units. */
const reach = 600;
/** What is shorter stands with what follows it: an abbreviation, the number of a list. */
const shortest = 12;
const sentenceEnd = /[.!?…]+["'”’»)\]]*(?=\s)|[。！？｡۔؟।]+[”’」』）]*|\n+/gu;
const endsShort = /[\n。！？｡]/u;

/**
 * The sentences of a canonical text that a passage touches, in order; the passage itself where none can be told. They are
 * what edits are followed by, not what a reader calls a sentence: an abbreviation may end one.
 */
export function sentencesRound(text: string, { start, end }: TextRange): TextRange[] {
  const from = Math.max(0, start - reach);
  const part = text.slice(from, end + reach);
  const found: TextRange[] = [];
  let at = 0;
  const endAt = (to: number): void => {
    const words = part.slice(at, to);
    const first = from + to - words.trimStart().length;
    const last = from + at + words.trimEnd().length;
    at = to;
    if (first < last && first < end && last > start) found.push({ start: first, end: last });
  };
  for (const match of part.matchAll(sentenceEnd)) {
    const to = match.index + match[0].length;
    if (endsShort.test(match[0]) || to - at >= shortest) endAt(to);
  }
  endAt(part.length);
  return found.length > 0 ? found : [{ start, end }];
}
