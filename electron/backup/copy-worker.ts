import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../core/errors.ts';
import { diskError } from '../store/disk/disk-errors.ts';
import type { DocumentName } from '../store/opening/read-items.ts';
import type { CopyPlace } from './copy-place.ts';
import { keyOf } from './settling.ts';

export type WorkerOptions = {
  /** Milliseconds until the first new attempt after a failure; each further one waits twice as long. */
  readonly retry: number;
  /** Milliseconds without work after every few copies. */
  readonly rest: number;
  /** False: nothing is looked for that is behind. */
  readonly stock: boolean;
  /** Makes the place ready before stock is taken. */
  readonly prepare: () => Promise<void>;
  /** Asked before each copy. @throws AppError when the place has to be made ready anew */
  readonly demand: () => Promise<void>;
  readonly changed: () => void;
  readonly onBug: (error: unknown) => void;
};

const together = 8;
const longestPause = 10 * 60_000;

/** Brings one place up to date, one document after another, and tries again by itself after a failure. */
export class CopyWorker {
  readonly place: CopyPlace;
  readonly #options: WorkerOptions;
  readonly #soon = new Map<string, DocumentName>();
  readonly #later = new Map<string, DocumentName>();
  #current: DocumentName | null = null;
  #running: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #pause: number;
  #ready = false;
  #hurry = false;
  #closed = false;
  #problem: string | null = null;

  constructor(place: CopyPlace, options: WorkerOptions) {
    this.place = place;
    this.#options = options;
    this.#pause = options.retry;
  }

  /** Why the last attempt failed, in a sentence, or null. */
  get problem(): string | null {
    return this.#problem;
  }

  /** How many documents wait to be copied. */
  get size(): number {
    return this.#soon.size + this.#later.size + (this.#currentKey === null ? 0 : 1);
  }

  /** Whether the document waits to be copied. */
  has(key: string): boolean {
    return this.#soon.has(key) || this.#later.has(key) || key === this.#currentKey;
  }

  *keys(): Generator<string> {
    if (this.#currentKey !== null) yield this.#currentKey;
    yield* this.#soon.keys();
    yield* this.#later.keys();
  }

  /** Null also when it waits to be copied once more. */
  get #currentKey(): string | null {
    const key = this.#current === null ? null : keyOf(this.#current);
    return key === null || this.#soon.has(key) || this.#later.has(key) ? null : key;
  }

  start(): void {
    if (this.#retry === null && !this.#closed) this.#running ??= this.#run();
  }

  /** `later`: after everything else. */
  add(names: readonly DocumentName[], when: 'soon' | 'later'): void {
    for (const name of names) {
      const key = keyOf(name);
      if (!this.place.takes(name) || this.#soon.has(key)) continue;
      if (when === 'soon') this.#later.delete(key);
      (when === 'soon' ? this.#soon : this.#later).set(key, name);
    }
    this.start();
  }

  /** Works without rests until all is copied, or until an attempt has failed. */
  async drain(): Promise<void> {
    this.#hurry = true;
    this.#cancelRetry();
    this.start();
    await this.#running;
    this.#hurry = false;
  }

  /** Resolves when the copy that is under way is done. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry();
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      await this.#copyAll();
    } catch (error) {
      this.#fail(diskError(error, 'save'));
    } finally {
      this.#running = null;
      this.#options.changed();
    }
  }

  async #copyAll(): Promise<void> {
    await this.#makeReady();
    let done = 0;
    for (let next = this.#take(); next !== null; next = this.#take()) {
      await this.#copy(next);
      this.#succeed();
      if (++done % together === 0) await this.#rest();
    }
    this.#succeed();
  }

  async #makeReady(): Promise<void> {
    if (this.#ready || this.#closed) return;
    await this.#options.prepare();
    if (this.#options.stock) this.add(await this.place.takeStock(() => this.#rest()), 'later');
    this.#ready = true;
  }

  async #copy(name: DocumentName): Promise<void> {
    try {
      await this.#demand();
      await this.place.copy(name);
      this.#current = null;
    } catch (error) {
      this.#current = null;
      // Behind the others, so that one document that can't be copied does not keep them from it.
      if (!this.#soon.has(keyOf(name))) this.#later.set(keyOf(name), name);
      throw error;
    }
  }

  async #demand(): Promise<void> {
    try {
      await this.#options.demand();
    } catch (error) {
      this.#ready = false;
      throw error;
    }
  }

  #take(): DocumentName | null {
    if (this.#closed) return null;
    for (const names of [this.#soon, this.#later]) {
      for (const [key, name] of names) {
        names.delete(key);
        this.#current = name;
        return name;
      }
    }
    return null;
  }

  #succeed(): void {
    this.#problem = null;
    this.#pause = this.#options.retry;
    this.#options.changed();
  }

  #fail(error: unknown): void {
    if (!(error instanceof AppError)) this.#options.onBug(error);
    this.#problem = inWords(error);
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.start();
    }, this.#pause);
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }

  #cancelRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  async #rest(): Promise<void> {
    if (!this.#hurry && !this.#closed) await sleep(this.#options.rest);
  }
}

/** The person's own work is saved: only a copy of it is not. */
function inWords(error: unknown): string {
  if (!(error instanceof AppError)) return 'Not copied, because of a fault in this program.';
  return error.message.replace(/^Not (?:saved|read):/, 'Not copied:');
}
