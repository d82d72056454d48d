import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { BinFolder } from '../bin/bin.ts';
import type { Disk } from '../disk/disk.ts';
import { diskError } from '../disk/disk-errors.ts';
import { type Intent, type Journal, keysOf } from '../journal/journal.ts';
import { documentKey, makeStep, type Step, undoStep } from '../journal/step.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import type { DocumentOf } from './kinds.ts';

/**
 * What is to happen to one document. create: its id must be free. replace: `next` is pure. remove: it goes to the
 * bin. restore: it comes back from there.
 */
export type ChangeOf<K extends DocumentKind> =
  | { readonly type: 'create'; readonly kind: K; readonly document: DocumentOf[K] }
  | {
      readonly type: 'replace';
      readonly kind: K;
      readonly id: string;
      readonly next: (current: DocumentOf[K]) => DocumentOf[K];
    }
  | { readonly type: 'remove' | 'restore'; readonly kind: K; readonly id: string };

export type Change = { [K in DocumentKind]: ChangeOf<K> }[DocumentKind];

/** A change checked against what is there; `before` is the text that a `put` replaces, null when there is none. */
export type Plan = { readonly step: Step; readonly before: string | null };

/** What a commit asks of the documents of each kind; it holds their turns meanwhile. */
type Planner = {
  /** @throws AppError when nothing may be saved */
  admit(): void;
  /** @throws AppError when the change can't be made */
  plan(change: Change): Promise<Plan>;
  /** Takes note of what the file holds now. @throws AppError when it can't be read */
  lookAgain(kind: DocumentKind, id: string): Promise<void>;
};

type Parts = {
  readonly root: string;
  readonly disk: Disk;
  readonly queue: KeyedQueue;
  readonly journal: Journal;
  readonly bin: BinFolder;
  readonly planner: Planner;
};

/** Makes changes to several documents all or none, over crashes too. */
export class Commits {
  readonly #root: string;
  readonly #disk: Disk;
  readonly #queue: KeyedQueue;
  readonly #journal: Journal;
  readonly #bin: BinFolder;
  readonly #planner: Planner;

  constructor(parts: Parts) {
    this.#root = parts.root;
    this.#disk = parts.disk;
    this.#queue = parts.queue;
    this.#journal = parts.journal;
    this.#bin = parts.bin;
    this.#planner = parts.planner;
  }

  /**
   * Resolves when all changes are on the device. When it throws, nothing has changed, unless the message says that
   * the rest follows. One change needs no journal: it is one rename.
   */
  async commit(changes: readonly Change[]): Promise<void> {
    this.#planner.admit();
    if (changes.length === 0) return;
    const keys = changes.map(keyOf);
    if (new Set(keys).size < keys.length) throw new Error('A commit changes one document twice.');
    await this.inTurn(keys, async () => {
      const plans: Plan[] = [];
      for (const change of changes) plans.push(await this.#planner.plan(change));
      try {
        await (plans.length === 1 ? this.#makeAlone(plans) : this.#makeTogether(plans));
      } catch (error) {
        await this.#lookAgain(plans).catch(passOver);
        throw error;
      }
      // What comes back from the bin may prove damaged: one alone tells its caller, several are told as incidents. A
      // disk that won't show it at this moment takes nothing back of what is done.
      await this.#lookAgain(plans).catch(plans.length === 1 ? passOverRefusals : passOver);
    });
  }

  /**
   * Runs the job when the documents' turns have come. An act that any of them takes part in and that stands in the
   * journal is completed first, or else the job is refused.
   */
  inTurn<T>(keys: readonly string[], job: () => Promise<T>): Promise<T> {
    const standing = this.#journal.standingFor(keys);
    // Queued in this very turn when nothing stands: what is asked for later comes later.
    if (standing.length === 0) return this.#queue.runTogether(keys, job);
    return this.#completeAll(standing).then(() => this.#queue.runTogether(keys, job));
  }

  async #completeAll(standing: readonly Intent[]): Promise<void> {
    for (const intent of standing) {
      const keys = keysOf(intent);
      await this.#queue.runTogether(keys, async () => {
        if (!this.#journal.standingFor(keys).includes(intent)) return;
        await this.#journal.complete(intent).catch(throwDiskError);
        await this.#lookAgain(intent.steps.map((step) => ({ step }))).catch(passOver);
      });
    }
  }

  async #makeAlone(plans: readonly Plan[]): Promise<void> {
    try {
      await this.#make(plans);
    } catch (error) {
      await this.#undo(plans).catch(passOver);
      throw diskError(error, 'save');
    }
  }

  async #makeTogether(plans: readonly Plan[]): Promise<void> {
    const steps = plans.map(({ step }) => step);
    const intent = await this.#journal.begin(steps).catch((error: unknown) => this.#fail(error, steps));
    try {
      await this.#make(plans);
    } catch (error) {
      await this.#takeBack(plans, intent);
      this.#fail(error, steps);
    }
    // All is done, and durably: if the disk refuses to forget the intent, it is found done later.
    await this.#journal.end(intent).catch(passOver);
  }

  async #make(plans: readonly Plan[]): Promise<void> {
    for (const { step } of plans) await makeStep(this.#root, step, this.#disk);
  }

  async #takeBack(plans: readonly Plan[], intent: Intent): Promise<void> {
    try {
      await this.#undo(plans);
      await this.#journal.end(intent);
    } catch (error) {
      this.#journal.leave(intent);
      passOver(error);
    }
  }

  async #undo(plans: readonly Plan[]): Promise<void> {
    for (const { step, before } of plans.toReversed()) await undoStep(this.#root, step, before, this.#disk);
  }

  async #lookAgain(plans: readonly Pick<Plan, 'step'>[]): Promise<void> {
    let first: unknown = null;
    for (const { step } of plans) if (step.type !== 'put') this.#bin.files.forget(step.kind);
    for (const { step } of plans) {
      await this.#planner.lookAgain(step.kind, step.id).catch((error: unknown) => {
        first ??= error;
      });
    }
    if (first !== null) throw first;
  }

  #fail(error: unknown, steps: readonly Step[]): never {
    const failure = diskError(error, 'save');
    const keys = keysOf({ steps });
    if (!(failure instanceof AppError) || this.#journal.standingFor(keys).length === 0) throw failure;
    const message = `${failure.message} It will be completed as soon as the disk allows, at the latest when the library is next opened.`;
    throw new AppError(failure.code, message, { ...failure.details, pending: true }, error);
  }
}

function keyOf(change: Change): string {
  return documentKey(change.kind, change.type === 'create' ? change.document.id : change.id);
}

function throwDiskError(error: unknown): never {
  throw diskError(error, 'save');
}

function passOverRefusals(error: unknown): void {
  if (error instanceof AppError && (error.code === 'damaged' || error.code === 'newer-schema')) throw error;
  passOver(error);
}

/** For failures that change nothing for the caller; a bug is none. */
function passOver(error: unknown): void {
  const failure = diskError(error, 'save');
  if (!(failure instanceof AppError)) throw error;
}
