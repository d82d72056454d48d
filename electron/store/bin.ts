import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DocumentKind, documentKinds } from '../../core/model/envelope.ts';
import { type DueMarks, formatMarks, judgeDue, parseMarks } from './bin-expiry.ts';
import { type BinFile, BinFiles } from './bin-files.ts';
import { DamagedFile, NewerFile } from './damage.ts';
import type { Disk } from './disk.ts';
import { diskError, errnoOf } from './disk-errors.ts';
import { writeDurably } from './durable-write.ts';
import { unseal } from './envelope.ts';
import { flushFolder } from './folders.ts';
import type { DocumentOf } from './kinds.ts';
import { binPath, kindFolders } from './layout.ts';

export type BinEntry = {
  readonly kind: DocumentKind;
  readonly id: string;
  /** ISO instant. */
  readonly removedAt: string;
};

/** Removed documents, as they were. A document may be there more than once; the one removed last counts. */
export type Bin = {
  /** Removed last first. @throws AppError what the disk refuses */
  list(): Promise<readonly BinEntry[]>;
  /** Null when it isn't there or can't be read. */
  read<K extends DocumentKind>(kind: K, id: string): Promise<DocumentOf[K] | null>;
  has(kind: DocumentKind, id: string): boolean;
  /**
   * Erases what was removed 30 days ago and has been due for a day since an earlier session saw it so; nothing while
   * damage is listed. For each session once, after opening. @throws AppError what the disk refuses
   */
  expire(now: Date): Promise<void>;
};

/** What the bin asks of the library before it erases. */
type Surroundings = {
  /** Runs the job after what has to come first. @throws AppError when nothing may be written */
  whenQuiet(job: () => Promise<void>): Promise<void>;
  mayErase(): boolean;
};

/** The folder `bin/<kinds>/`, and `bin/due.json` for what is due. */
export class BinFolder implements Bin {
  /** Throws what the disk refuses. */
  readonly files: BinFiles;
  readonly #root: string;
  readonly #disk: Disk;
  readonly #library: Surroundings;
  readonly #seenDue = new Set<string>();

  constructor(root: string, disk: Disk, library: Surroundings) {
    this.files = new BinFiles(root);
    this.#root = root;
    this.#disk = disk;
    this.#library = library;
  }

  async list(): Promise<readonly BinEntry[]> {
    try {
      const entries = this.files.all().map(({ kind, id, removedAt }) => ({ kind, id, removedAt }));
      return entries.sort((one, other) => compare(other.removedAt, one.removedAt) || compare(one.id, other.id));
    } catch (error) {
      throw diskError(error, 'read');
    }
  }

  async read<K extends DocumentKind>(kind: K, id: string): Promise<DocumentOf[K] | null> {
    try {
      const name = this.files.newest(kind, id);
      return name === null ? null : unseal(kind, id, await readFile(binPath(this.#root, kind, name))).body;
    } catch (error) {
      if (error instanceof DamagedFile || error instanceof NewerFile || errnoOf(error) !== null) return null;
      throw error;
    }
  }

  has(kind: DocumentKind, id: string): boolean {
    try {
      return this.files.has(kind, id);
    } catch (error) {
      // A bin that can't be looked into must keep neither the library nor a new document out.
      if (errnoOf(error) === null) throw error;
      return false;
    }
  }

  async expire(now: Date): Promise<void> {
    try {
      await this.#library.whenQuiet(() => this.#expire(now));
    } catch (error) {
      throw diskError(error, 'save');
    }
  }

  async #expire(now: Date): Promise<void> {
    const files = this.files.all().map((file) => ({ path: pathInBin(file), removedAt: file.removedAt }));
    const path = join(this.#root, 'bin', 'due.json');
    const before = await readMarks(path);
    const { expired, marks } = judgeDue(files, before, now);
    for (const [each, mark] of marks) if (before.get(each) !== mark) this.#seenDue.add(each);
    // Written also when no mark is left, so that no later look takes an old one for its own.
    if (formatMarks(marks) !== formatMarks(before)) await writeDurably(path, formatMarks(marks), { disk: this.#disk });
    const erasable = expired.filter((each) => !this.#seenDue.has(each));
    if (erasable.length > 0 && this.#library.mayErase()) await this.#erase(erasable);
  }

  async #erase(paths: readonly string[]): Promise<void> {
    const folders = new Set<string>();
    try {
      for (const each of paths) {
        const path = join(this.#root, 'bin', each);
        folders.add(dirname(path));
        this.#unlinkIfThere(path);
      }
      for (const folder of folders) await flushFolder(folder, this.#disk);
    } finally {
      for (const kind of documentKinds) this.files.forget(kind);
    }
  }

  #unlinkIfThere(path: string): void {
    try {
      this.#disk.unlink(path);
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error;
    }
  }
}

function pathInBin({ kind, name }: BinFile): string {
  return `${kindFolders[kind]}/${name}`;
}

async function readMarks(path: string): Promise<DueMarks> {
  try {
    return parseMarks(await readFile(path, 'utf8'));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return new Map();
    throw error;
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
