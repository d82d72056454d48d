import type { TextRange } from '../text/sentences.ts';
import type { Part, Piece } from './parts.ts';
import { findAltered } from './passage-edges.ts';
import type { SearchedText } from './searched-text.ts';
import { thresholds } from './thresholds.ts';
import { type Source, wantedAt } from './wanted.ts';

/** White space and a unit or two may stand between. */
const mostBetween = 4;

/**
 * The parts with those that weren't found by themselves looked for directly beside the parts that stood beside them: it
 * takes less to know a sentence there.
 */
export function lookBesideParts(searched: SearchedText, source: Source, parts: readonly Part[]): Part[] {
  const found = [...parts];
  const look = (i: number, beside: Part | undefined, side: 'before' | 'after'): void => {
    const part = found[i];
    if (part === undefined || beside === undefined) return;
    if (typeof part.piece !== 'string' || typeof beside.piece === 'string') return;
    const piece = pieceBeside(searched, source, part, beside.piece, side);
    if (piece !== null) found[i] = { ...part, piece: part.piece === 'unsure' ? { ...piece, guessed: true } : piece };
  };
  for (let i = 1; i < found.length; i += 1) look(i, found[i - 1], 'before');
  for (let i = found.length - 2; i >= 0; i -= 1) look(i, found[i + 1], 'after');
  return found;
}

/** What of a part stands directly behind the piece that stood before it, or before the one that stood behind it. */
function pieceBeside(
  { text, gramLength }: SearchedText,
  source: Source,
  part: TextRange,
  beside: Piece,
  side: 'before' | 'after',
): Piece | null {
  const wanted = wantedAt(source, part);
  const { exact } = wanted;
  const room = Math.ceil(exact.length * 1.8) + 40;
  const from = side === 'before' ? beside.end : Math.max(0, beside.start - room);
  const to = side === 'before' ? Math.min(text.length, beside.end + room) : beside.start;
  const there = text.slice(from, to);
  const at = side === 'before' ? to - there.trimStart().length : from + there.trimEnd().length - exact.length;
  if (at >= from && text.startsWith(exact, at)) return { start: at, end: at + exact.length, sure: false, kept: 1 };
  const least = gramLength < 12 ? thresholds.similarityBesidePartOfDense : thresholds.similarityBesidePart;
  const region = { from: side === 'before' ? beside.start : from, to: side === 'before' ? to : beside.end };
  const match = findAltered(text, region, wanted).find(({ start, end, kept }) => {
    const between = side === 'before' ? start - from : to - end;
    return between >= 0 && between <= mostBetween && kept >= least;
  });
  return match === undefined ? null : { start: match.start, end: match.end, sure: false, kept: match.kept };
}
