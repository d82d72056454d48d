export type DraftJournalOptions<T> = {
  /** Resolves once the state is durably kept. */
  readonly write: (state: T) => Promise<void>;
  /** Why the latest write failed; null when it didn't. */
  readonly onproblem?: (reason: string | null) => void;
  /** Milliseconds between tries after a failure. */
  readonly retry?: number;
};

/**
 * Keeps the newest state of each key outside the library: a throttle, not a debounce, so that it is written in
 * time while keys keep coming. One write at a time; a newer state replaces one that waits.
 */
export class DraftJournal<T> {
  readonly #options: Required<DraftJournalOptions<T>>;
  readonly #waiting = new Map<string, { readonly state: T; readonly due: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #busy = false;

  constructor(options: DraftJournalOptions<T>) {
    this.#options = { onproblem: () => undefined, retry: 3000, ...options };
  }

  /** Has the state written within so many milliseconds, or sooner when an older one of that key was to be. */
  keep(key: string, state: T, within: number): void {
    const due = Math.min(this.#waiting.get(key)?.due ?? Number.POSITIVE_INFINITY, Date.now() + within);
    this.#waiting.set(key, { state, due });
    this.#schedule();
  }

  /** Writes all that waits now; resolves to false when some of it could not be written. */
  async flush(): Promise<boolean> {
    const written = await Promise.all([...this.#waiting.keys()].map((key) => this.#write(key)));
    await this.#writing;
    return written.every((done) => done);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#busy || this.#waiting.size === 0) return;
    const [first] = [...this.#waiting].sort(([, one], [, other]) => one.due - other.due);
    if (first === undefined) return;
    const [key, { due }] = first;
    this.#timer = setTimeout(() => void this.#write(key), Math.max(0, due - Date.now()));
  }

  #write(key: string): Promise<boolean> {
    const result = this.#writing.then(() => this.#writeNow(key));
    this.#writing = result;
    return result;
  }

  async #writeNow(key: string): Promise<boolean> {
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) return true;
    this.#waiting.delete(key);
    this.#busy = true;
    try {
      await this.#options.write(waiting.state);
      this.#options.onproblem(null);
      return true;
    } catch (error) {
      const due = Date.now() + this.#options.retry;
      if (!this.#waiting.has(key)) this.#waiting.set(key, { state: waiting.state, due });
      this.#options.onproblem(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      this.#busy = false;
      this.#schedule();
    }
  }
}
