/** Numbers from 0 to below 1 that a seed repeats: Mulberry32, public domain, by Tommy Ettinger. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` of the items, in their order; all of them when there are no more. */
export function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  let [needed, left] = [count, items.length];
  return items.filter(() => {
    const taken = random() * left-- < needed;
    if (taken) needed--;
    return taken;
  });
}
