/** Runs what is asked for under one key strictly one after another; different keys run side by side. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, job: () => Promise<T>): Promise<T> {
    return this.runTogether([key], job);
  }

  /**
   * Runs the job when every key's turn has come, and holds them all until it ends. Jobs wait only for jobs that
   * were asked for before them, so none can wait for each other; a job must not wait for one that it asks for itself.
   */
  runTogether<T>(keys: readonly string[], job: () => Promise<T>): Promise<T> {
    const before = Promise.all(keys.map((key) => this.#tails.get(key)));
    const result = before.then(job);
    const tail = result.then(ignore, ignore).then(() => {
      for (const key of keys) if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    for (const key of keys) this.#tails.set(key, tail);
    return result;
  }

  isIdle(key: string): boolean {
    return !this.#tails.has(key);
  }

  /** Resolves when nothing is queued any more, including what was queued while waiting. */
  async drain(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}

function ignore(): void {}
