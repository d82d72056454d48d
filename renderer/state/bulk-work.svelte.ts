/** How far an act on many documents is. */
export type BulkProgress = { readonly label: string; readonly done: number; readonly total: number };

/** As many as are hardly noticed to take time. */
const share = 100;

/** One act on many documents at a time, done in shares, so that it shows how far it is and can be stopped. */
export class BulkWork {
  progress: BulkProgress | null = $state.raw(null);
  #stopped = false;

  /** Carries the act out share by share, until it is stopped. `label` as in “Tagging”. */
  async run(label: string, ids: readonly string[], act: (share: readonly string[]) => Promise<void>): Promise<void> {
    this.#stopped = false;
    try {
      for (let done = 0; done < ids.length && !this.#stopped; done += share) {
        this.progress = { label, done, total: ids.length };
        await act(ids.slice(done, done + share));
      }
    } finally {
      this.progress = null;
    }
  }

  /** Ends after the share that is under way; what is done stays done. */
  stop(): void {
    this.#stopped = true;
  }
}
