export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly reason: string };

export type AutosaveOptions<Text> = {
  /** Resolves once the text is durably saved. */
  readonly save: (id: string, text: Text) => Promise<void>;
  readonly onstate: (state: SaveState) => void;
  /** Milliseconds without a key before a save; well inside the promised half second. */
  readonly quiet?: number;
  /** Milliseconds after which a save happens even while keys keep coming. */
  readonly longest?: number;
  /** Milliseconds between tries after a failure. */
  readonly retry?: number;
};

/**
 * Saves one document's text soon after it changed, one save at a time, and never drops a text before its save
 * was acknowledged: a failed text stays, is tried again, and its reason is shown.
 */
export class Autosave<Text = string> {
  readonly #options: Required<AutosaveOptions<Text>>;
  #draft: { id: string; text: Text } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #firstEdit = 0;
  #running: Promise<void> | null = null;

  constructor(options: AutosaveOptions<Text>) {
    this.#options = { quiet: 350, longest: 2000, retry: 3000, ...options };
  }

  edit(id: string, text: Text): void {
    if (this.#draft !== null && this.#draft.id !== id) throw new Error('Flush one document before editing another.');
    if (this.#draft === null) this.#firstEdit = Date.now();
    this.#draft = { id, text };
    if (this.#running === null) this.#options.onstate({ kind: 'unsaved' });
    const waited = Date.now() - this.#firstEdit;
    this.#schedule(Math.max(0, Math.min(this.#options.quiet, this.#options.longest - waited)));
  }

  /** Saves what is unsaved now; resolves to false when it could not be saved. */
  async flush(): Promise<boolean> {
    // A save under way may be of an older text; its outcome says nothing of this one.
    await this.#running;
    while (this.#draft !== null) {
      const before = this.#draft;
      await this.#run();
      if (this.#draft === before) return false;
    }
    return true;
  }

  #schedule(delay: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), delay);
  }

  #run(): Promise<void> {
    this.#running ??= this.#saveOnce().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #saveOnce(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const draft = this.#draft;
    if (draft === null) return;
    this.#options.onstate({ kind: 'saving' });
    try {
      await this.#options.save(draft.id, draft.text);
    } catch (error) {
      this.#options.onstate({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
      this.#schedule(this.#options.retry);
      return;
    }
    if (this.#draft === draft) {
      this.#draft = null;
      this.#options.onstate({ kind: 'saved' });
      return;
    }
    // Keys came in while the save was under way.
    this.#firstEdit = Date.now();
    this.#options.onstate({ kind: 'unsaved' });
    this.#schedule(this.#options.quiet);
  }
}
