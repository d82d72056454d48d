/** The value below which that share of them lies; 0 of none. */
export function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}

export function median(values: readonly number[]): number {
  return at(values, 0.5);
}

/** The value that 95 of 100 stay below. */
export function p95(values: readonly number[]): number {
  return at(values, 0.95);
}

/** To three digits, as more say nothing. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
