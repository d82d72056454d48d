/**
 * Runs one piece of work at a time; of those that come meanwhile only the latest is run. Answers come in the order
 * of their questions.
 */
export class LatestWins<Input, Output> {
  readonly #run: (input: Input) => Promise<Output>;
  #waiting: { readonly input: Input; readonly settle: (output: Promise<Output> | null) => void } | null = null;
  #running = false;

  constructor(run: (input: Input) => Promise<Output>) {
    this.#run = run;
  }

  /** Null when a later question took its place. */
  ask(input: Input): Promise<Output | null> {
    this.#waiting?.settle(null);
    const answer = new Promise<Output | null>((resolve) => {
      this.#waiting = { input, settle: resolve };
    });
    void this.#next();
    return answer;
  }

  async #next(): Promise<void> {
    if (this.#running || this.#waiting === null) return;
    const { input, settle } = this.#waiting;
    this.#waiting = null;
    this.#running = true;
    const output = this.#run(input);
    settle(output);
    await output.catch(() => undefined);
    this.#running = false;
    void this.#next();
  }
}
