import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import type { LiveCatalogue } from './catalogue.ts';
import { decodeLog, encodeEntry } from './log.ts';
import type { CatalogueChange } from './rows.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';

// Replaying a line takes some 15 µs. While the library is open the log may grow to a tenth of the documents, so
// that a mass import isn't spent on snapshots.
const dueAtClose = 1000;
const dueWhileOpen = 4000;

/**
 * How the catalogue stood to the documents by its files: as it was when last closed; so but for what a session that
 * never closed may have saved without logging it; or nothing can be said.
 */
export type Loaded = 'in step' | 'behind' | 'lost';

/**
 * The catalogue's two files: the snapshot and the log of what changed since. A cache: when writing them fails
 * no save fails, but the log isn't closed, so that the next opening compares the catalogue with every file.
 */
export class CatalogueFiles {
  readonly #snapshotPath: string;
  readonly #logPath: string;
  readonly #catalogue: LiveCatalogue;
  readonly #disk: Disk;
  /** False until `open`: nothing may be written, as in a read-only library. */
  #writing = false;
  #log: number | null = null;
  #lines = 0;
  /** Whether the log has every change since the snapshot. */
  #complete = false;
  /** The lines since the mark of the compaction under way. */
  #sinceMark: string[] | null = null;
  #compaction: Promise<void> | null = null;

  constructor(root: string, catalogue: LiveCatalogue, disk: Disk) {
    this.#snapshotPath = join(root, 'catalogue', 'snapshot.json');
    this.#logPath = join(root, 'catalogue', 'log.ndjson');
    this.#catalogue = catalogue;
    this.#disk = disk;
  }

  /** Fills the catalogue. */
  async load(): Promise<Loaded> {
    const [snapshotBytes, logBytes] = await Promise.all([readOrNull(this.#snapshotPath), readOrNull(this.#logPath)]);
    const snapshot = snapshotBytes && (await decodeSnapshot(snapshotBytes));
    if (snapshot === null) return 'lost';
    this.#catalogue.fill(snapshot);
    const entries = decodeLog(logBytes?.toString('utf8') ?? '');
    const mark = entries.findIndex((entry) => entry?.type === 'mark' && entry.snapshot === snapshot.id);
    if (mark === -1) return 'lost';
    for (const entry of entries.slice(mark)) {
      if (entry?.type === 'put' || entry?.type === 'drop') this.#catalogue.apply(entry);
    }
    this.#lines = entries.length;
    return !entries.includes(null) && entries.at(-1)?.type === 'closed' ? 'in step' : 'behind';
  }

  /** Begins to log, on a new snapshot unless the files are in step. Must end before any document is written. */
  async open(inStep: boolean): Promise<void> {
    this.#writing = true;
    try {
      if (!inStep) return await this.#compact();
      this.#log = this.#disk.open(this.#logPath, 'a', 0o600);
      await this.#disk.append(this.#log, Buffer.from(encodeEntry({ type: 'opened' })));
      await this.#disk.flush(this.#log);
      this.#complete = true;
    } catch {
      this.#distrust();
    }
  }

  /** Logs a change that the catalogue has taken. */
  record(change: CatalogueChange): void {
    if (!this.#writing) return;
    const line = encodeEntry(change);
    this.#sinceMark?.push(line);
    this.#append(line);
    if (this.#lines > Math.max(dueWhileOpen, this.#catalogue.stamps('article').size / 10)) this.#compactBeside();
  }

  /** Closes the log, on a new snapshot when one is due. Nothing may be recorded afterwards. */
  async close(): Promise<void> {
    await this.#compaction;
    if (!this.#writing) return;
    this.#writing = false;
    try {
      if (!this.#complete || this.#lines > dueAtClose) await this.#compact();
      if (this.#log === null) return;
      await this.#disk.append(this.#log, Buffer.from(encodeEntry({ type: 'closed' })));
      await this.#disk.flush(this.#log);
      this.#disk.close(this.#log);
    } catch {
      this.#distrust();
    }
  }

  #append(line: string): void {
    this.#lines++;
    if (this.#log === null) return;
    this.#disk.append(this.#log, Buffer.from(line)).catch(() => this.#distrust());
  }

  #compactBeside(): void {
    this.#compaction ??= this.#compact()
      .catch(() => {
        // Tried again when as many lines have come once more; the old snapshot and log stay good.
        this.#lines = 0;
      })
      .finally(() => {
        this.#compaction = null;
      });
  }

  // Saves go on meanwhile: their lines go to the old log and, after the mark, to the new one, whichever a crash leaves.
  async #compact(): Promise<void> {
    const snapshot = randomUUID();
    const mark = encodeEntry({ type: 'mark', snapshot });
    const lines = [mark, encodeEntry({ type: 'opened' })];
    // Taken together, in one turn: what the mark stands for and the rows as they are at it.
    const content = this.#catalogue.content();
    this.#append(mark);
    this.#sinceMark = lines;
    try {
      const bytes = await encodeSnapshot(content, snapshot);
      await writeDurably(this.#snapshotPath, bytes, { disk: this.#disk });
      const taken = lines.length;
      await writeDurably(this.#logPath, lines.join(''), { disk: this.#disk });
      this.#continueIn(this.#disk.open(this.#logPath, 'a', 0o600));
      this.#lines = taken;
      for (const line of lines.slice(taken)) this.#append(line);
    } finally {
      this.#sinceMark = null;
    }
  }

  #continueIn(log: number): void {
    if (this.#log !== null) this.#disk.close(this.#log);
    this.#log = log;
    this.#complete = true;
  }

  // A log that ends with `closed` would be believed: without it every file is looked at.
  #distrust(): void {
    this.#complete = false;
    try {
      this.#disk.unlink(this.#logPath);
    } catch {
      // There is none, or the disk refuses everything: then no document can have been written either.
    }
  }
}

// A cache: whatever keeps it from being read, it is made anew.
async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
