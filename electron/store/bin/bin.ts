import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import { byCodeUnits } from '../../../core/text/by-code-units.ts';
import { DamagedFile, NewerFile } from '../damage/damage.ts';
import type { Disk } from '../disk/disk.ts';
import { diskError, errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { flushFolder } from '../disk/folders.ts';
import { unseal } from '../documents/envelope.ts';
import type { DocumentOf } from '../documents/kinds.ts';
import { peekEnvelope } from '../documents/peek-envelope.ts';
import { binPath, documentPath, kindFolders } from '../folder/layout.ts';
import { type Ages, countLook, daysLeft, formatAges, isDue, parseAges } from './bin-expiry.ts';
import { type BinFile, BinFiles } from './bin-files.ts';

export type BinEntry = {
  readonly kind: DocumentKind;
  readonly id: string;
  /** ISO instant. */
  readonly removedAt: string;
  /** Days until it may be erased, as the last look counted them; 0 when it is due. */
  readonly daysLeft: number;
};

/** Removed documents, as they were. A document may be there more than once; the one removed last counts. */
export type Bin = {
  /** Removed last first. @throws AppError what the disk refuses */
  list(): Promise<readonly BinEntry[]>;
  /** Null when it isn't there or can't be read. */
  read<K extends DocumentKind>(kind: K, id: string): Promise<DocumentOf[K] | null>;
  /** False also when the bin can't be looked into: it must keep neither the library nor a new document out. */
  has(kind: DocumentKind, id: string): boolean;
  /** As `has`, for who must know. @throws AppError when the bin can't be looked into */
  demandWhether(kind: DocumentKind, id: string): boolean;
  /**
   * Looks at what is there, counts the time since the last look and erases what has been there for 30 days; nothing
   * while damage is listed. Once after opening, and daily. @throws AppError what the disk refuses
   */
  expire(now: Date): Promise<void>;
};

/** What the bin asks of the library before it erases. */
type Surroundings = {
  /** Runs the job after what has to come first. @throws AppError when nothing may be written */
  whenQuiet(job: () => Promise<void>): Promise<void>;
  mayErase(): boolean;
  /** Makes durable that the document, of this revision or a later one, was removed for good. */
  markErased(kind: DocumentKind, id: string, revision: number, now: Date): Promise<void>;
};

/** The folder `bin/<kinds>/`, and `bin/ages.json` for how long each file has been there. */
export class BinFolder implements Bin {
  /** Throws what the disk refuses. */
  readonly files: BinFiles;
  readonly #root: string;
  readonly #disk: Disk;
  readonly #library: Surroundings;

  constructor(root: string, disk: Disk, library: Surroundings) {
    this.files = new BinFiles(root);
    this.#root = root;
    this.#disk = disk;
    this.#library = library;
  }

  async list(): Promise<readonly BinEntry[]> {
    try {
      const counted = await this.#readAges().catch(noneIfRefused);
      const entries = this.files.all().map((file) => {
        const { kind, id, removedAt } = file;
        return { kind, id, removedAt, daysLeft: daysLeft(counted?.ages.get(pathInBin(file)) ?? 0) };
      });
      return entries.sort((one, other) => byCodeUnits(other.removedAt, one.removedAt) || byCodeUnits(one.id, other.id));
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
      if (errnoOf(error) === null) throw error;
      return false;
    }
  }

  demandWhether(kind: DocumentKind, id: string): boolean {
    try {
      return this.files.has(kind, id);
    } catch (error) {
      throw diskError(error, 'read');
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
    const files = this.files.all();
    const before = await this.#readAges();
    if (files.length === 0 && before === null) return;
    const look = countLook(files.map(pathInBin), before, now);
    await writeDurably(this.#agesPath, formatAges(look), { disk: this.#disk });
    const due = files.filter((file) => isDue(look.ages.get(pathInBin(file)) ?? 0));
    if (due.length > 0 && this.#library.mayErase()) await this.#erase(due, now);
  }

  async #erase(files: readonly BinFile[], now: Date): Promise<void> {
    const folders = new Set<string>();
    try {
      for (const file of files) {
        const path = binPath(this.#root, file.kind, file.name);
        // After a catalogue was lost, kept versions would otherwise tell of it as gone, and bring it back.
        if (!existsSync(documentPath(this.#root, file.kind, file.id))) await this.#markErased(file, path, now);
        folders.add(dirname(path));
        this.#unlinkIfThere(path);
      }
      for (const folder of folders) await flushFolder(folder, this.#disk);
    } finally {
      for (const kind of documentKinds) this.files.forget(kind);
    }
  }

  async #markErased({ kind, id }: BinFile, path: string, now: Date): Promise<void> {
    const bytes = await readIfThere(path);
    if (bytes !== null) await this.#library.markErased(kind, id, peekEnvelope(bytes).revision, now);
  }

  get #agesPath(): string {
    return join(this.#root, 'bin', 'ages.json');
  }

  /** Null when none were counted, or they can't be trusted. */
  async #readAges(): Promise<Ages | null> {
    const bytes = await readIfThere(this.#agesPath);
    return bytes === null ? null : parseAges(bytes.toString());
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

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function noneIfRefused(error: unknown): null {
  if (errnoOf(error) === null) throw error;
  return null;
}
