import type { Piece } from './read-page.ts';

/** Text between wide gaps of a line, such as a cell of a table. */
export type Segment = Piece;

/** A line of a column; the start of the first segment to the end of the last. */
export type Line = {
  readonly segments: readonly Segment[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
};

/** Gaps as shares of the letters' size. Words stand some 0.25 apart; columns of type at least 1. */
const wordGap = 0.12;
const segmentGap = 0.9;
/** The dots that lead the eye to a number at the edge, as in a table of contents. */
const leader = / ?(?:\. ?){5,}/g;

/** Pieces that stand beside each other, each such run in the order it is read in, with spaces where they stand apart. */
export function segmentsOf(pieces: readonly Piece[], rightToLeft: boolean): Segment[] {
  return rowsOf(pieces).flatMap((row) => {
    const segments: Piece[][] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const piece of row) {
      const last = segments.at(-1);
      if (last !== undefined && piece.start - end < segmentGap * Math.max(piece.size, last[0]?.size ?? 0))
        last.push(piece);
      else segments.push([piece]);
      end = Math.max(end, piece.end);
    }
    return segments.map((run) => segment(run, rightToLeft));
  });
}

/** The segments of one column as its lines, from the top down. */
export function linesOf(segments: readonly Segment[], rightToLeft = false): Line[] {
  return rowsOf(segments).map((row) => ({
    segments: row,
    text: inReadingOrder(row, rightToLeft)
      .map(({ text }) => text)
      .join(' ')
      .replace(leader, ' … '),
    start: Math.min(...row.map(({ start }) => start)),
    end: Math.max(...row.map(({ end }) => end)),
    y: baselineOf(row),
    size: sizeOf(row),
  }));
}

/** Pieces grouped by baseline, from the top down, each row by `start`. Raised and lowered signs join their line. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = [];
  const sorted = [...pieces].sort((a, b) => a.y - b.y);
  for (const piece of sorted) {
    const near = rows.slice(-3).filter((row) => Math.abs(row.y - piece.y) < reach(row.size, piece.size));
    const row = near.sort((a, b) => Math.abs(a.y - piece.y) - Math.abs(b.y - piece.y))[0];
    if (row === undefined) {
      rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
      continue;
    }
    row.pieces.push(piece);
    // The largest letters give the baseline: small ones beside them are raised or lowered against it.
    if (piece.size > row.size * 1.05) Object.assign(row, { y: piece.y, size: piece.size });
  }
  return rows.sort((a, b) => a.y - b.y).map((row) => row.pieces.sort((a, b) => a.start - b.start));
}

function reach(one: number, other: number): number {
  const [small, large] = [Math.min(one, other), Math.max(one, other)];
  return small > 0.8 * large ? 0.3 * small : 0.45 * large;
}

function segment(run: readonly Piece[], rightToLeft: boolean): Segment {
  let text = '';
  let before: Piece | null = null;
  for (const piece of inReadingOrder(run, rightToLeft)) {
    if (before !== null && standApart(before, piece)) text += ' ';
    text += piece.text;
    before = piece;
  }
  return {
    text: text.replace(/ {2,}/g, ' ').trim(),
    start: Math.min(...run.map(({ start }) => start)),
    end: Math.max(...run.map(({ end }) => end)),
    y: baselineOf(run),
    size: sizeOf(run),
  };
}

function standApart(one: Piece, other: Piece): boolean {
  return Math.max(other.start - one.end, one.start - other.end) > wordGap * Math.max(one.size, other.size);
}

/**
 * Each piece is in reading order in itself. In a row that runs from the right, the pieces of a Latin passage follow each
 * other from the left all the same, and so do Arabic ones in a row that runs from the left.
 */
function inReadingOrder(row: readonly Piece[], rightToLeft: boolean): Piece[] {
  const against = rightToLeft ? /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u : rightToLeftLetter;
  const withIt = rightToLeft ? rightToLeftLetter : /\p{L}/u;
  const ordered: Piece[] = [];
  for (let i = 0; i < row.length; i += 1) {
    let last = -1;
    for (let j = i; j < row.length; j += 1) {
      const { text } = row[j] ?? { text: '' };
      if (against.test(text)) last = j;
      else if (withIt.test(text)) break;
      else if (last < 0) break;
    }
    if (last < 0) ordered.push(...row.slice(i, i + 1));
    else {
      ordered.push(...row.slice(i, last + 1).reverse());
      i = last;
    }
  }
  return ordered;
}

const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

function baselineOf(pieces: readonly Piece[]): number {
  return pieces.reduce((one, other) => (other.size > one.size * 1.05 ? other : one)).y;
}

/** The size of most of the letters. */
function sizeOf(pieces: readonly Piece[]): number {
  const units = new Map<number, number>();
  for (const { text, size } of pieces) units.set(size, (units.get(size) ?? 0) + text.length);
  return [...units].reduce((one, other) => (other[1] > one[1] ? other : one))[0];
}
