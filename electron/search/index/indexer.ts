import { setImmediate } from 'node:timers/promises';
import type { SearchInput, SearchProgress, SearchResult } from '../../../core/ipc/search.ts';
import { errnoOf } from '../../store/disk/disk-errors.ts';
import { findChanged } from './find-changed.ts';
import type { FindOptions, Found } from './find-documents.ts';
import type { PreparedSource } from './prepare-source.ts';
import type { Source } from './read-source.ts';
import { SearchDatabase } from './search-database.ts';

/** Milliseconds of work after which other work, such as a query, is let in. */
const slice = 8;
/** Sources read before they are written together, in the order of their creation. */
const batchSize = 64;
/** Milliseconds after which what was written is kept for good. */
const longestTransaction = 2000;
/** Indexes that may be found damaged and made anew in one session. */
const mostRebuilds = 3;
/** Pages that are joined at a time when there is nothing else to do. */
const tidiedPages = 50;

/** Sources after which the parts of the index are joined. */
const untidyAfter = 500;
/** Milliseconds between two reports of progress. */
const progressPause = 250;

export type IndexerEvents = {
  readonly onProgress: (progress: SearchProgress) => void;
  /** The index is given up for this session, for a reason that a new one would not mend. */
  readonly onProblem: (error: unknown) => void;
};

/** Keeps the index of a library in step with its documents, and answers queries meanwhile. */
export class Indexer {
  readonly #root: string;
  readonly #folder: string;
  readonly #events: IndexerEvents;
  /** Null once it is given up. */
  #database: SearchDatabase | null = null;
  /** By `kind/id`, in the order in which they are to be read. */
  readonly #queue = new Map<string, Source>();
  #running: Promise<void> | null = null;
  #total = 0;
  #isCompared = false;
  #isClosed = false;
  /** Read, and not written yet. */
  #underWay = 0;
  #written = 0;
  #rebuilds = 0;
  #sliceStart = 0;
  #transactionStart: number | null = null;
  #told = 0;

  /** `root`: the library's folder; `folder`: that of its index, which no other process has open. */
  constructor(root: string, folder: string, events: IndexerEvents) {
    this.#root = root;
    this.#folder = folder;
    this.#events = events;
  }

  get progress(): SearchProgress {
    const left = this.#queue.size + this.#underWay;
    const total = Math.max(this.#total, left);
    return { complete: this.#isCompared && left === 0, done: total - left, total };
  }

  /** Opens the index and brings it in step with the library's files, in slices. */
  start(): void {
    this.#attempt(() => {
      this.#database = new SearchDatabase(this.#root, this.#folder);
    });
    this.#wake();
  }

  /** These may have changed: they are read before the rest. */
  changed(sources: readonly Source[]): void {
    const rest = [...this.#queue];
    this.#queue.clear();
    for (const source of sources) this.#queue.set(nameOf(source), source);
    for (const [name, source] of rest) this.#queue.set(name, source);
    this.#wake();
  }

  /** Resolves when the index is in step. */
  async settle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  query(input: SearchInput, options: FindOptions = {}): SearchResult {
    const found = this.#attempt(() => this.#find(input, options)) ?? nothingFound;
    return { ...found, complete: this.progress.complete && this.#database?.unreadable === 0 };
  }

  #find(input: SearchInput, options: FindOptions): Found | undefined {
    try {
      return this.#database?.find(input, options);
    } catch (error) {
      // The index is none the worse for it.
      if (!isOfQuery(error)) throw error;
      return { ...nothingFound, problems: [`“${input.query.slice(0, 80)}” can’t be searched for.`] };
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.settle();
    this.#attempt(() => this.#database?.close());
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#hasWork) this.#wake();
    });
  }

  get #hasWork(): boolean {
    return this.#database !== null && !this.#isClosed && (!this.#isCompared || this.#queue.size > 0);
  }

  async #run(): Promise<void> {
    while (this.#hasWork) {
      try {
        if (!this.#isCompared) await this.#compare();
        else await this.#indexBatch();
      } catch (error) {
        this.#handle(error);
      }
      this.#tell(false);
    }
    this.#attempt(() => this.#database?.commit());
    this.#tell(true);
    if (this.#written >= untidyAfter) await this.#tidy();
  }

  async #compare(): Promise<void> {
    const stamps = this.#database?.stamps() ?? new Map<string, string>();
    const { total, changed } = await findChanged(this.#root, stamps, () => this.#rest());
    for (const source of changed) if (!this.#queue.has(nameOf(source))) this.#queue.set(nameOf(source), source);
    this.#total = total;
    this.#isCompared = true;
  }

  /** Reads some sources of one kind, then writes them in the order of their creation, as the index takes them fastest. */
  async #indexBatch(): Promise<void> {
    const database = this.#database;
    const prepared: PreparedSource[] = [];
    for (const [name, source] of this.#queue) {
      if (prepared.length === batchSize || source.kind !== (prepared[0] ?? source).kind) break;
      // Taken out first: one that changes after it was read comes in again.
      this.#queue.delete(name);
      if (database !== null) prepared.push(database.prepare(source));
      this.#underWay = prepared.length;
      await this.#rest();
      if (this.#isClosed) return;
    }
    prepared.sort((one, other) => createdAt(one).localeCompare(createdAt(other)));
    this.#transactionStart ??= performance.now();
    for (const source of prepared) {
      if (database === null || database !== this.#database) return;
      for (const affected of database.write(source)) this.#queue.set(nameOf(affected), affected);
      this.#written += 1;
      this.#underWay -= 1;
      await this.#rest();
    }
    await this.#join();
    if (performance.now() - this.#transactionStart < longestTransaction && this.#queue.size > 0) return;
    while (database?.beforeCommit()) await this.#rest();
    database?.commit();
    this.#transactionStart = null;
  }

  /** Joins parts of the index of which there are several of one size. */
  async #join(): Promise<void> {
    while (!this.#isClosed && this.#database?.tidy(tidiedPages, false)) await this.#rest();
  }

  /** Joins all parts into one, until there is other work. */
  async #tidy(): Promise<void> {
    this.#written = 0;
    for (let isFirst = true; !this.#hasWork && !this.#isClosed; isFirst = false) {
      if (this.#attempt(() => this.#database?.tidy(tidiedPages, isFirst)) !== true) return;
      await this.#rest();
    }
  }

  /** Lets other work in when a slice of time is used up. */
  async #rest(): Promise<void> {
    if (performance.now() - this.#sliceStart < slice) return;
    this.#tell(false);
    await setImmediate();
    this.#sliceStart = performance.now();
  }

  #tell(isLast: boolean): void {
    const now = performance.now();
    if (!isLast && now - this.#told < progressPause) return;
    this.#told = now;
    this.#events.onProgress(this.progress);
  }

  #attempt<T>(act: () => T): T | undefined {
    try {
      return act();
    } catch (error) {
      this.#handle(error);
      return undefined;
    }
  }

  /** A damaged index is made anew; one that can't be written at all is given up. */
  #handle(error: unknown): void {
    this.#database?.destroy();
    this.#database = null;
    this.#queue.clear();
    this.#underWay = 0;
    this.#isCompared = false;
    this.#transactionStart = null;
    this.#rebuilds += 1;
    if (this.#rebuilds > mostRebuilds || isOfDisk(error)) {
      this.#events.onProblem(error);
      return;
    }
    this.#attempt(() => {
      this.#database = new SearchDatabase(this.#root, this.#folder);
    });
    this.#wake();
  }
}

const nothingFound: Found = {
  ...{ hits: [], total: 0, counts: { article: 0, annotation: 0, briefing: 0 } },
  ...{ exactTotal: true, corrected: null, problems: [] },
};

/** What SQLite says of an expression that it can't read, never of a damaged file. */
function isOfQuery(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:fts5: )?(?:syntax error|unterminated string|parser stack overflow)/i.test(error.message)
  );
}

/** What a new index would fail at as well: the disk is full, or refuses. SQLite names it in words only. */
function isOfDisk(error: unknown): boolean {
  if (errnoOf(error) !== null) return true;
  return (
    error instanceof Error && /disk I\/O error|is full|unable to open|could not open|readonly/i.test(error.message)
  );
}

function nameOf({ kind, id }: Source): string {
  return `${kind}/${id}`;
}

function createdAt({ rows }: PreparedSource): string {
  return rows[0]?.createdAt ?? '';
}
