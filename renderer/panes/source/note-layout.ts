/** A note that wants to stand at `top`; all measures in one unit. Heavier notes give way less. */
export type WantedNote = {
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly weight?: number;
};

type Pool = { readonly count: number; readonly weight: number; readonly shift: number };

/**
 * Where each note's top goes, in the order given: no overlap, at least `gap` between two, none above 0, and
 * the weighted sum of squared moves is the least possible (isotonic regression, pool adjacent violators).
 */
export function layoutNotes(wanted: readonly WantedNote[], gap: number): number[] {
  // With the heights of all notes above subtracted, "no overlap" becomes "never falling".
  const pools: Pool[] = [];
  let above = 0;
  const aboves: number[] = [];
  for (const { top, height, weight = 1 } of wanted) {
    aboves.push(above);
    let pool: Pool = { count: 1, weight, shift: top - above };
    for (let last = pools.at(-1); last !== undefined && last.shift > pool.shift; last = pools.at(-1)) {
      pools.pop();
      pool = merge(last, pool);
    }
    pools.push(pool);
    above += height + gap;
  }
  const shifts = pools.flatMap(({ count, shift }) => Array<number>(count).fill(Math.max(0, shift)));
  return aboves.map((offset, index) => offset + (shifts[index] ?? 0));
}

function merge(one: Pool, other: Pool): Pool {
  const weight = one.weight + other.weight;
  return {
    count: one.count + other.count,
    weight,
    shift: (one.shift * one.weight + other.shift * other.weight) / weight,
  };
}
