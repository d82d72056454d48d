import { bestPassage, type Hit } from './find-hits.ts';

/** Joined, the pieces are the text; `hit` marks what was searched for. */
export type TextPiece = { readonly text: string; readonly hit: boolean };

/** UTF-16 units that a snippet shows, and how many of them stand before its first hit. */
const snippetLength = 220;
const lead = 60;
/** How far an edge is moved to stand between words. */
const slack = 24;

/** The passage round the best hits, on one line and without the signs that stand for markup, or the beginning of the text when there are none. */
export function snippetOf(text: string, hits: readonly Hit[]): TextPiece[] {
  const best = bestPassage(hits);
  const start = best === null ? 0 : startBefore(text, Math.max(0, best.start - lead), best.start);
  const end = endAfter(text, Math.min(text.length, start + snippetLength), start);
  const inside = hits.filter((hit) => hit.start >= start && hit.start < end);
  const pieces = markHits(
    text.slice(start, end),
    inside.map((hit) => within(hit, start, end)),
  );
  return onOneLine([
    ...(start > 0 ? [{ text: '… ', hit: false }] : []),
    ...pieces,
    ...(end < text.length ? [{ text: ' …', hit: false }] : []),
  ]);
}

/** The whole text in pieces. */
export function markHits(text: string, hits: readonly Pick<Hit, 'start' | 'end'>[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

function within({ start, end }: Hit, from: number, to: number): Pick<Hit, 'start' | 'end'> {
  return { start: start - from, end: Math.min(end, to) - from };
}

/** The start of a word near `at`, at most `before`. */
function startBefore(text: string, at: number, before: number): number {
  if (at === 0) return 0;
  const blank = text.slice(at, Math.min(at + slack, before)).search(/\s\S/);
  return blank === -1 ? wholeCharacter(text, at) : at + blank + 1;
}

function endAfter(text: string, at: number, start: number): number {
  if (at >= text.length) return text.length;
  const from = Math.max(start, at - slack);
  const blank = text.slice(from, at).search(/\s\S*$/);
  return blank === -1 ? wholeCharacter(text, at) : from + blank;
}

/** `at`, or behind the marks and the half of a pair that belong to the character before it. */
function wholeCharacter(text: string, at: number): number {
  let end = at;
  while (end < at + slack && /[\p{M}\udc00-\udfff\u200d]/u.test(text[end] ?? '')) end += 1;
  return end;
}

function onOneLine(pieces: readonly TextPiece[]): TextPiece[] {
  const lined = pieces.map(({ text, hit }) => ({ text: text.replace(/\u2060/g, '').replace(/\s+/g, ' '), hit }));
  const [first, ...others] = lined.filter(({ text }) => text !== '');
  return first === undefined ? [] : [{ ...first, text: first.text.trimStart() }, ...others];
}
