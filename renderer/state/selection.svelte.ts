/** Gives ids of the list by place: from `first` up to and including `last`, or all of it. */
export type IdsOf = (first: number, last: number) => Promise<readonly string[]>;

/** The rows of a list that an act will be about. Empty as long as the person selects none: then there is no selecting. */
export class Selection {
  readonly #idsOf: IdsOf;
  #ids: ReadonlySet<string> = $state.raw(new Set());
  /** Where a range begins; null: where the cursor stands. */
  #anchor: number | null = null;
  /** What was selected before the range that is being drawn. */
  #base: ReadonlySet<string> = new Set();
  #turn = 0;

  constructor(idsOf: IdsOf) {
    this.#idsOf = idsOf;
  }

  get size(): number {
    return this.#ids.size;
  }

  get ids(): readonly string[] {
    return [...this.#ids];
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Selects a row or not any more; the next range begins there. */
  toggle(id: string, index: number): void {
    const next = new Set(this.#ids);
    if (!next.delete(id)) next.add(id);
    this.#anchor = index;
    this.#set(next);
    this.#base = next;
  }

  /** Selects everything between where the range began, at first `from`, and `to`, in place of the last range. */
  async extend(from: number, to: number): Promise<void> {
    this.#turn++;
    const turn = this.#turn;
    this.#anchor ??= from;
    const [first, last] = [Math.min(this.#anchor, to), Math.max(this.#anchor, to)];
    const ids = await this.#idsOf(first, last);
    if (turn === this.#turn) this.#ids = new Set([...this.#base, ...ids]);
  }

  async selectAll(): Promise<void> {
    this.#turn++;
    const turn = this.#turn;
    const ids = await this.#idsOf(0, Number.POSITIVE_INFINITY);
    if (turn === this.#turn) this.#set(new Set(ids));
  }

  clear(): void {
    this.#anchor = null;
    this.#base = new Set();
    if (this.#ids.size > 0) this.#set(new Set());
    else this.#turn++;
  }

  #set(ids: ReadonlySet<string>): void {
    this.#turn++;
    this.#ids = ids;
  }
}
