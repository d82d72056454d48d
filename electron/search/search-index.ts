import * as v from 'valibot';
import type { SearchInput, SearchProgress, SearchResult, SearchStatus } from '../../core/ipc/search.ts';
import type { DocumentKind } from '../../core/model/envelope.ts';
import type { Library } from '../store/library.ts';
import type { Source } from './index/read-source.ts';
import { type IndexFolder, indexFolderOf } from './index-folder.ts';
import { type Order, ReportSchema } from './messages.ts';
import { nothingFound, type Search } from './search.ts';

export type { Search } from './search.ts';

/** A running process whose program is `index-process.ts`. */
export type IndexProcess = { send(order: Order): void; kill(): void };

/** Starts a process for the index in `folder` of the library in `root`. `onEnd` is told once. */
export type SpawnIndex = (
  where: { readonly root: string; readonly folder: string },
  events: { readonly onMessage: (message: unknown) => void; readonly onEnd: () => void },
) => IndexProcess;

export type SearchOptions = {
  /** At most four times a second while documents are indexed, and once at the end. */
  readonly onProgress?: (progress: SearchProgress) => void;
  /** For the log. */
  readonly onBug?: (error: unknown) => void;
  /** Milliseconds that the process starts later, so that it takes nothing from a start of the app; a query starts it. */
  readonly delay?: number;
};

/** Milliseconds for which changes are gathered; that closing waits for; between an end and a new start. */
const [changePause, closePatience, restartPause] = [100, 3000, 500];
/** Processes that may end by themselves within this time, in milliseconds; then search is given up. */
const [mostEnds, endsWithin] = [3, 600_000];

/** Keeps an index of the library in a process of its own, told of each change, and asks it. */
export function startSearch(library: Library, spawn: SpawnIndex, options: SearchOptions = {}): Search {
  const host = new SearchHost(library, spawn, options);
  return { query: (input) => host.query(input), status: () => host.status(), close: () => host.close() };
}

type Asked = { readonly id: number; readonly input: SearchInput; answer(result: SearchResult | null): void };

class SearchHost {
  readonly #library: Library;
  readonly #spawn: SpawnIndex;
  readonly #events: SearchOptions;
  readonly #folder: IndexFolder;
  readonly #stopListening: () => void;
  readonly #changes = new Map<string, Source>();
  #changeTimer: NodeJS.Timeout | null = null;
  #startTimer: NodeJS.Timeout | null = null;
  #process: IndexProcess | null = null;
  #progress: SearchProgress = { complete: false, done: 0, total: 0 };
  #problem: string | null = null;
  /** The one that the process is at, and the latest that came since. */
  #asked: Asked | null = null;
  #waiting: Asked | null = null;
  #nextId = 0;
  readonly #ends: number[] = [];
  #closing: Promise<void> | null = null;
  #heardEnd: () => void = () => undefined;

  constructor(library: Library, spawn: SpawnIndex, events: SearchOptions) {
    this.#library = library;
    this.#spawn = spawn;
    this.#events = events;
    this.#folder = indexFolderOf(library);
    this.#stopListening = library.onChange((kind, id) => this.#change(kind, id));
    this.#startTimer = setTimeout(() => this.#start(), events.delay ?? 0);
  }

  status(): SearchStatus {
    return { ...this.#progress, problem: this.#problem };
  }

  query(input: SearchInput): Promise<SearchResult | null> {
    return new Promise((answer) => {
      this.#waiting?.answer(null);
      this.#waiting = { id: this.#nextId++, input, answer };
      if (this.#startTimer !== null && this.#ends.length === 0) this.#start();
      this.#askNext();
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #start(): void {
    if (this.#startTimer !== null) clearTimeout(this.#startTimer);
    this.#startTimer = null;
    try {
      const child = this.#spawn(
        { root: this.#library.root, folder: this.#folder.path },
        { onMessage: (message) => child === this.#process && this.#hear(message), onEnd: () => this.#end(child) },
      );
      this.#process = child;
    } catch (error) {
      this.#giveUp(error);
    }
    this.#askNext();
  }

  #hear(message: unknown): void {
    const parsed = v.safeParse(ReportSchema, message);
    if (!parsed.success) {
      this.#events.onBug?.(new Error('The process of the index said what it should not.'));
      this.#process?.kill();
      return;
    }
    const report = parsed.output;
    switch (report.type) {
      case 'progress':
        this.#progress = report.progress;
        this.#events.onProgress?.(report.progress);
        return;
      case 'answer':
        if (report.id !== this.#asked?.id) return;
        this.#asked.answer(report.result);
        this.#asked = null;
        this.#askNext();
        return;
      case 'problem':
        this.#giveUp(new Error(report.reason));
    }
  }

  #askNext(): void {
    if (this.#asked !== null || this.#waiting === null) return;
    if (this.#problem !== null || this.#closing !== null) {
      this.#waiting.answer(nothingFound(this.#problem));
      this.#waiting = null;
    } else if (this.#process !== null) {
      this.#asked = this.#waiting;
      this.#waiting = null;
      this.#tellChanges();
      this.#process.send({ type: 'query', id: this.#asked.id, input: this.#asked.input });
    }
  }

  #change(kind: DocumentKind, id: string): void {
    const source: Source = { kind: kind === 'briefing' ? 'briefing' : 'article', id };
    this.#changes.set(`${source.kind}/${id}`, source);
    this.#changeTimer ??= setTimeout(() => this.#tellChanges(), changePause).unref();
  }

  // A process that starts later compares everything by itself.
  #tellChanges(): void {
    if (this.#changeTimer !== null) clearTimeout(this.#changeTimer);
    this.#changeTimer = null;
    if (this.#changes.size === 0) return;
    this.#process?.send({ type: 'changed', sources: [...this.#changes.values()] });
    this.#changes.clear();
  }

  #end(child: IndexProcess): void {
    if (child !== this.#process) return;
    this.#process = null;
    this.#heardEnd();
    // What it was asked may be what ended it.
    this.#asked?.answer(nothingFound(null));
    this.#asked = null;
    if (this.#closing !== null || this.#problem !== null) {
      this.#askNext();
      return;
    }
    const now = performance.now();
    this.#ends.push(now);
    if (this.#ends.filter((end) => now - end < endsWithin).length >= mostEnds) {
      this.#giveUp(new Error('The process of the index ended by itself, again and again.'));
      return;
    }
    this.#progress = { ...this.#progress, complete: false };
    this.#startTimer = setTimeout(() => this.#start(), restartPause).unref();
  }

  #giveUp(error: unknown): void {
    this.#problem =
      'The library can’t be searched: its index can’t be kept. Is the disk full? Restart the app to try again.';
    this.#progress = { ...this.#progress, complete: false };
    this.#events.onBug?.(error);
    this.#events.onProgress?.(this.#progress);
    this.#process?.kill();
    this.#asked?.answer(nothingFound(this.#problem));
    this.#asked = null;
    this.#askNext();
  }

  async #close(): Promise<void> {
    this.#stopListening();
    if (this.#changeTimer !== null) clearTimeout(this.#changeTimer);
    if (this.#startTimer !== null) clearTimeout(this.#startTimer);
    const child = this.#process;
    if (child !== null) {
      const ended = new Promise<void>((resolve) => {
        this.#heardEnd = resolve;
      });
      child.send({ type: 'close' });
      // Killing does the index no harm: it is in step again after the next start.
      const killing = setTimeout(() => child.kill(), closePatience);
      await ended;
      clearTimeout(killing);
    }
    this.#waiting?.answer(null);
    this.#waiting = null;
    this.#folder.remove();
  }
}
