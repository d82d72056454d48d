import type { DocumentName } from '../store/opening/read-items.ts';

export type SettlingTimes = {
  /** Milliseconds without a further change after which a document is at rest. */
  readonly quiet: number;
  /** Milliseconds after its first change at which it counts as at rest all the same. */
  readonly longest: number;
};

type Waiting = { readonly name: DocumentName; readonly first: number; due: number };

/** Holds back documents that are being changed until they are at rest, then hands them over together. */
export class Settling {
  readonly #times: SettlingTimes;
  readonly #atRest: (names: readonly DocumentName[]) => void;
  readonly #waiting = new Map<string, Waiting>();
  #timer: NodeJS.Timeout | null = null;

  constructor(times: SettlingTimes, atRest: (names: readonly DocumentName[]) => void) {
    this.#times = times;
    this.#atRest = atRest;
  }

  hear(name: DocumentName): void {
    const key = keyOf(name);
    // Not the wall clock: it may jump.
    const now = performance.now();
    const first = this.#waiting.get(key)?.first ?? now;
    const due = Math.min(now + this.#times.quiet, first + this.#times.longest);
    this.#waiting.set(key, { name, first, due });
    this.#timer ??= this.#wakeIn(due - now);
  }

  get size(): number {
    return this.#waiting.size;
  }

  has(key: string): boolean {
    return this.#waiting.has(key);
  }

  keys(): Iterable<string> {
    return this.#waiting.keys();
  }

  /** Hands everything over at once. */
  flush(): void {
    this.#handOver(Number.POSITIVE_INFINITY);
  }

  /** Forgets everything. */
  close(): void {
    this.#waiting.clear();
    this.#handOver(0);
  }

  #handOver(now: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const ready: DocumentName[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const [key, { name, due }] of this.#waiting) {
      if (due > now) {
        next = Math.min(next, due);
        continue;
      }
      this.#waiting.delete(key);
      ready.push(name);
    }
    // Not at once: thousands of documents may fall due a millisecond apart, and each look goes over all.
    if (next < Number.POSITIVE_INFINITY) this.#timer = this.#wakeIn(Math.max(next - now, this.#times.quiet / 4));
    if (ready.length > 0) this.#atRest(ready);
  }

  #wakeIn(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.#handOver(performance.now()), milliseconds);
  }
}

/** One word for a document of any kind. */
export function keyOf({ kind, id }: DocumentName): string {
  return `${kind}/${id}`;
}
