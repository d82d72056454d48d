import type { Anchor } from '../model/annotation.ts';
import { similarityOf } from './edit-distance.ts';
import { compareNeighbours } from './neighbours.ts';
import type { Part, Piece } from './parts.ts';
import type { Placement } from './placement.ts';
import type { SearchedText } from './searched-text.ts';
import { thresholds } from './thresholds.ts';
import type { Wanted } from './wanted.ts';

/** A part of the passage that stands somewhere. */
type Found = { readonly part: Part; readonly piece: Piece };
/** Parts that stand together. */
type Run = { readonly start: number; readonly end: number; readonly letters: number; readonly kept: number };

/** So near, two parts stand together whatever their order. */
const adjoining = 4;

/** The placement of a passage by what became of its parts; null when none may be offered. */
export function joinParts(
  { text, gramLength }: SearchedText,
  { quote: { exact, prefix, suffix } }: Anchor,
  passage: Wanted,
  parts: readonly Part[],
): Placement | null {
  const found = parts.flatMap((part): Found[] => (typeof part.piece === 'string' ? [] : [{ part, piece: part.piece }]));
  const [first, last] = [found[0]?.piece, found.at(-1)?.piece];
  if (first === undefined || last === undefined) return null;
  const letters = lettersOf(parts);
  const sure = lettersOf(found.filter(({ piece }) => piece.sure).map(({ part }) => part));
  if (found.length === parts.length && 2 * sure >= letters && text.slice(first.start, last.end) === exact) {
    const from = first.start - prefix.length;
    const undisturbed = from >= 0 && text.startsWith(prefix + exact + suffix, from);
    return { start: first.start, end: last.end, how: undisturbed ? 'exact' : 'moved', similarity: 1 };
  }
  const known = found.filter(({ piece }) => !piece.guessed);
  if (known.length === 0) return null;
  const run = runsOf(known, exact.length).reduce((a, b) => (b.letters > a.letters ? b : a));
  const { shareOfPassage, shareBetween, shareKept, shareFound, shareOfRest } = thresholds;
  const elsewhere = lettersOf(known.map(({ part }) => part)) - run.letters;
  const wentApart = run.letters + elsewhere >= shareFound * letters && run.letters >= shareOfRest * elsewhere;
  const isRest = (): boolean =>
    run.letters >= shareBetween * letters &&
    known.length === found.length &&
    parts.every(({ piece }) => piece !== 'unsure') &&
    compareNeighbours(passage.source.text, passage, text, run, gramLength).same === 2;
  const told = run.letters >= shareOfPassage * letters || wentApart || isRest();
  if (!told || run.kept < shareKept * letters) return null;
  const { start, end } = run;
  return { start, end, how: 'changed', similarity: similarityOf(exact, text.slice(start, end)) };
}

/** The parts by how they stand together: in their order with less between than the passage is long, or adjoining. */
function runsOf(found: readonly Found[], longestGap: number): Run[] {
  const runs: (Run & { readonly last: number })[] = [];
  const inOrder = [...found.entries()].sort(([, a], [, b]) => a.piece.start - b.piece.start);
  for (const [index, { part, piece }] of inOrder) {
    const { start, end } = piece;
    const open = runs.at(-1);
    const gap = open === undefined ? Number.POSITIVE_INFINITY : start - open.end;
    const kept = piece.kept * part.letters;
    if (open === undefined || gap < -adjoining || gap > (index > open.last ? longestGap : adjoining)) {
      runs.push({ start, end, letters: part.letters, kept, last: index });
    } else {
      runs[runs.length - 1] = {
        start: open.start,
        end,
        letters: open.letters + part.letters,
        kept: open.kept + kept,
        last: index,
      };
    }
  }
  return runs;
}

function lettersOf(parts: readonly Part[]): number {
  return parts.reduce((letters, part) => letters + part.letters, 0);
}
