/** Compares texts by their UTF-16 code units, as `<` does: the same order on every machine. */
export function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
