import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { eachAtATime } from '../slices/each-at-a-time.ts';
import { Slices } from '../slices/slices.ts';
import { realDisk } from '../store/disk/disk.ts';
import { ensureFolder, type HeldFolders, holdFolders, temporaryBeside } from '../store/disk/folders.ts';
import { type Content, manifestLine } from './manifest.ts';
import type { ManifestLog } from './manifest-log.ts';

/** Files that are flushed together; a journalling file system then puts many of them into one of its commits. */
const filesABatch = 64;
/** One thread of Node's four stays free for reading what is to be exported next. */
const flushesAtATime = 3;

type Pending = { readonly temporary: string; readonly target: string; readonly line: string; file: number | null };

/**
 * Writes files of one export, each whole or not at all: temporary file → flush → rename. The folders are flushed once,
 * by `finish`: until then nothing has been promised. Its sum stands in the manifest before a file comes into place.
 */
export class FileWriter {
  readonly #folder: string;
  readonly #log: ManifestLog;
  readonly #folders = new Map<string, HeldFolders>();
  readonly #unplaced = new Set<Pending>();
  readonly #slices = new Slices();
  #batch: Pending[] = [];
  #landing: Promise<void> = Promise.resolve();

  constructor(folder: string, log: ManifestLog) {
    this.#folder = folder;
    this.#log = log;
  }

  /** Into the page cache; the batch before is on its way to the device meanwhile. Throws what the disk refuses. */
  async add(path: string, content: Content, { sum, mode }: { sum: string; mode: number }): Promise<void> {
    const target = join(this.#folder, path);
    await this.#hold(dirname(target));
    const temporary = temporaryBeside(target, randomUUID());
    const file = realDisk.open(temporary, 'wx', mode);
    const pending: Pending = { temporary, target, line: manifestLine(path, sum), file };
    this.#unplaced.add(pending);
    this.#batch.push(pending);
    for (const piece of typeof content === 'string' ? [content] : content) {
      await realDisk.append(file, Buffer.from(piece));
      await this.#slices.turn();
    }
    if (this.#batch.length >= filesABatch) await this.#land();
  }

  /** Resolves when every file is in its place and on the device. */
  async finish(): Promise<void> {
    await this.#land();
    await this.#landing;
    for (const folder of this.#folders.values()) await folder.flush();
  }

  /** Lets go of everything; what is not in its place is removed. */
  async close(): Promise<void> {
    await this.#landing.catch(() => undefined);
    for (const pending of this.#unplaced) {
      // One that stays is a leftover of a hidden name; the first failure is the one to report.
      attempt(() => pending.file !== null && realDisk.close(pending.file));
      attempt(() => realDisk.unlink(pending.temporary));
    }
    for (const folder of this.#folders.values()) folder.release();
  }

  async #hold(path: string): Promise<void> {
    if (this.#folders.has(path)) return;
    await ensureFolder(path, { mode: 0o777 });
    this.#folders.set(path, holdFolders([path]));
  }

  async #land(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    await this.#landing;
    this.#landing = this.#place(batch);
    // Whoever waits for it next meets its failure.
    this.#landing.catch(() => undefined);
  }

  async #place(batch: readonly Pending[]): Promise<void> {
    if (batch.length === 0) return;
    await this.#log.add(batch.map(({ line }) => line));
    await eachAtATime(flushesAtATime, batch, async (pending) => {
      if (pending.file === null) return;
      await realDisk.flush(pending.file);
      const { file } = pending;
      pending.file = null;
      realDisk.close(file);
    });
    for (const pending of batch) {
      realDisk.rename(pending.temporary, pending.target);
      this.#unplaced.delete(pending);
      await this.#slices.turn();
    }
  }
}

function attempt(act: () => unknown): void {
  try {
    act();
  } catch {}
}
