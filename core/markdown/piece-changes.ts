/** How a list of pieces comes from the one before it, in order: stretches that are kept, and new pieces. */
export type PieceChanges = readonly (string | { readonly from: number; readonly count: number })[];

/** Keeps what both lists have in the same order, as far as a single pass finds it. */
export function changesOfPieces(before: readonly string[], after: readonly string[]): PieceChanges {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const changes: (string | { from: number; count: number })[] = [];
  const keep = (from: number, count: number) => {
    const last = changes.at(-1);
    if (typeof last === 'object' && last.from + last.count === from) last.count += count;
    else if (count > 0) changes.push({ from, count });
  };
  keep(0, head);
  const places = placesOf(before, head, before.length - tail);
  let next = head;
  for (const piece of after.slice(head, after.length - tail)) {
    const found = places.get(piece)?.find((place) => place >= next);
    if (found === undefined) changes.push(piece);
    else {
      keep(found, 1);
      next = found + 1;
    }
  }
  keep(before.length - tail, tail);
  return changes;
}

/** The list that the changes make of the one before it. */
export function applyToPieces(before: readonly string[], changes: PieceChanges): string[] {
  return changes.flatMap((change) =>
    typeof change === 'string' ? [change] : before.slice(change.from, change.from + change.count),
  );
}

function placesOf(pieces: readonly string[], from: number, to: number): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let i = from; i < to; i += 1) {
    const piece = pieces[i] ?? '';
    const known = places.get(piece);
    if (known === undefined) places.set(piece, [i]);
    else known.push(i);
  }
  return places;
}
