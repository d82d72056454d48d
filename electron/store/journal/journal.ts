import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import { DamagedFile, NewerFile } from '../damage/damage.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { isTemporary, moveDurably, removeDurably } from '../disk/folders.ts';
import { patiently } from '../disk/patiently.ts';
import { completeStep } from './complete-step.ts';
import { decodeIntent, encodeIntent } from './intent-file.ts';
import { documentKey, type Step } from './step.ts';

/** An act over several documents that was committed to: its file stands in the journal until all of it is done. */
export type Intent = { readonly path: string; readonly steps: readonly Step[] };

/**
 * The folder `journal/`: what makes an act over several documents whole or absent. Once an intent's file is on the
 * device the act is committed to: a process that dies on the way leaves it to the next opening to complete.
 */
export class Journal {
  readonly #root: string;
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #standing = new Set<Intent>();
  #counter = 0;

  constructor(root: string, disk: Disk) {
    this.#root = root;
    this.#folder = join(root, 'journal');
    this.#disk = disk;
  }

  /** Whether no act waits to be completed. */
  get isEmpty(): boolean {
    return this.#standing.size === 0;
  }

  /** The intents that any of these documents takes part in: they must be completed before it is changed. */
  standingFor(keys: readonly string[]): readonly Intent[] {
    return [...this.#standing].filter((intent) => keysOf(intent).some((key) => keys.includes(key)));
  }

  /**
   * Completes what other processes left, oldest first, to be called before anything else is read. Their files stay
   * until `clear`. What the disk refuses leaves the intent standing; what was never whole is set aside.
   */
  async replay(): Promise<void> {
    for (const name of await this.#names()) {
      const path = join(this.#folder, name);
      const steps = await this.#read(path, name);
      if (steps === null) continue;
      const intent = { path, steps };
      this.#standing.add(intent);
      await this.#makeAll(intent).catch(passOverDisk);
    }
  }

  /** Ends what `replay` has completed; to be called when the catalogue agrees with the documents again. */
  async clear(): Promise<void> {
    for (const intent of this.#standing) await this.complete(intent).catch(passOverDisk);
  }

  /**
   * Commits to the steps: from here on they are made, by this process or the next. When it throws, nothing was
   * committed to unless the intent is then among the standing ones.
   */
  async begin(steps: readonly Step[]): Promise<Intent> {
    this.#counter++;
    const intent = { path: join(this.#folder, `${this.#counter}-${randomUUID()}.json`), steps };
    try {
      await writeDurably(intent.path, encodeIntent(steps), { disk: this.#disk });
      return intent;
    } catch (error) {
      if (error instanceof AppError && error.details['replaced'] === true) await this.end(intent);
      throw error;
    }
  }

  /** Makes what steps are left, and ends it. Any number of times comes to the same. */
  async complete(intent: Intent): Promise<void> {
    await this.#makeAll(intent);
    await this.end(intent);
  }

  /** All of it was done, or taken back. When the disk refuses to forget it, it stands. */
  async end(intent: Intent): Promise<void> {
    this.#standing.add(intent);
    await removeDurably(intent.path, this.#disk);
    this.#standing.delete(intent);
  }

  /** It could neither be done nor taken back. */
  leave(intent: Intent): void {
    this.#standing.add(intent);
  }

  async #makeAll({ steps }: Intent): Promise<void> {
    for (const step of steps) await completeStep(this.#root, step, this.#disk);
  }

  async #read(path: string, name: string): Promise<readonly Step[] | null> {
    try {
      return decodeIntent(await patiently(() => readFile(path)));
    } catch (error) {
      if (error instanceof DamagedFile) {
        const aside = `journal.${name.replace(/\.json$/, '')}.${error.reason}.${randomBytes(4).toString('hex')}.json`;
        await moveDurably(path, join(this.#root, 'set-aside', aside), this.#disk).catch(passOverDisk);
        return null;
      }
      // One of a newer version of the app waits for that version, one that can't be read for a better disk.
      if (error instanceof NewerFile || errnoOf(error) !== null) return null;
      throw error;
    }
  }

  /** Of the intents, by their counter. Leftovers of killed writes are removed. */
  async #names(): Promise<string[]> {
    const names = await patiently(() => readdir(this.#folder)).catch(noNames);
    for (const name of names.filter(isTemporary)) {
      try {
        this.#disk.unlink(join(this.#folder, name));
      } catch (error) {
        passOverDisk(error);
      }
    }
    const intents = names.filter((name) => /^\d+-[0-9a-f-]{36}\.json$/.test(name));
    const counter = (name: string): number => Number.parseInt(name, 10);
    this.#counter = Math.max(0, ...intents.map(counter));
    return intents.sort((one, other) => counter(one) - counter(other));
  }
}

/** Names of the documents that take part. */
export function keysOf({ steps }: Pick<Intent, 'steps'>): string[] {
  return steps.map(({ kind, id }) => documentKey(kind, id));
}

function noNames(error: unknown): string[] {
  if (errnoOf(error) === null) throw error;
  return [];
}

function passOverDisk(error: unknown): void {
  // An AppError is what a durable write makes of a refusal of the disk.
  if (errnoOf(error) === null && !(error instanceof AppError)) throw error;
}
