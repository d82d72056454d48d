/** One case that lost, invented or refused something: what, and the arguments of `npm run faults --` that repeat it. */
export type Failure = { readonly what: string; readonly repeat: string };

/** Shows that the harness would see a loss: the same cases over a subject that does lose. */
export type Control = {
  readonly name: string;
  /** Null when it could not be run, which the notes explain. */
  readonly caught: boolean | null;
  /** How often, in words. */
  readonly detail?: string;
};

/** What one suite found. `seconds` are of the clock on the wall. */
export type SuiteEntry = {
  readonly name: string;
  readonly tried: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  readonly seed: number;
  readonly control: Control;
  /** The first hundred. */
  readonly failures: readonly Failure[];
  readonly notes: readonly string[];
};

export type SuiteContext = {
  /** A seeded sample of the cases, for every change; else all of them. */
  readonly quick: boolean;
  /** Fresh, temporary, this suite's own. */
  readonly folder: string;
  /** Where the bundled programs are. */
  readonly programs: string;
  /** How many cases may run side by side. */
  readonly jobs: number;
  readonly seed: number;
  /** How many cases at most, drawn by the seed; null: as many as `quick` says. */
  readonly limit: number | null;
  /** The one case to repeat, as the suite named it in `repeat`, or null for all. */
  readonly only: string | null;
  say(line: string): void;
};

export type Suite = { readonly name: string; run(context: SuiteContext): Promise<SuiteEntry> };

const failuresKept = 100;

/** Counts a suite's cases while they run and makes its entry. */
export class Tally {
  tried = 0;
  failed = 0;
  skipped = 0;
  readonly #name: string;
  readonly #context: SuiteContext;
  readonly #started = performance.now();
  readonly #failures: Failure[] = [];
  readonly #notes = new Set<string>();

  constructor(name: string, context: SuiteContext) {
    this.#name = name;
    this.#context = context;
  }

  /** Counts one case with what was wrong with it; `only` names the case for `--only`. */
  add(only: string, faults: readonly string[]): void {
    this.tried++;
    if (faults.length === 0) return;
    this.failed++;
    const { quick, seed } = this.#context;
    const repeat = `--suite ${this.#name}${quick ? ' --quick' : ''} --seed ${seed} --only '${only}'`;
    const failure = { what: `${only}: ${faults.join(' ')}`, repeat };
    if (this.#failures.length < failuresKept) this.#failures.push(failure);
    this.#context.say(`${this.#name}: FAILED ${failure.what}\n    repeat: npm run faults -- ${repeat}`);
  }

  /** Counts cases that can't be had here. */
  skip(count: number, why: string): void {
    this.skipped += count;
    this.#notes.add(why);
  }

  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  entry(control: Control): SuiteEntry {
    return {
      name: this.#name,
      tried: this.tried,
      failed: this.failed,
      skipped: this.skipped,
      seconds: Math.round((performance.now() - this.#started) / 100) / 10,
      seed: this.#context.seed,
      control,
      failures: this.#failures,
      notes: [...this.#notes],
    };
  }
}
