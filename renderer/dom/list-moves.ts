type Place = {
  /** The index of the cursor's row; -1 when it is on none. */
  readonly at: number;
  readonly total: number;
  /** Rows in view. */
  readonly page: number;
};

/** Where a key moves the cursor of a list, maybe beyond its ends; null for a key that doesn't move it. */
export function moveInList(key: string, { at, total, page }: Place): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: total - 1,
  };
  return moves[key] ?? null;
}
