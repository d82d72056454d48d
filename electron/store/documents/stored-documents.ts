import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { IdSchema } from '../../../core/model/scalars.ts';
import type { BinFolder } from '../bin/bin.ts';
import type { LiveCatalogue } from '../catalogue/catalogue.ts';
import { type CatalogueChange, itemOf } from '../catalogue/rows.ts';
import { DamagedFile, type DamageReason, NewerFile } from '../damage/damage.ts';
import { incidentInPlace, newerVersion } from '../damage/incident.ts';
import type { Incidents } from '../damage/incidents.ts';
import type { Recovery } from '../damage/recovery.ts';
import type { Disk } from '../disk/disk.ts';
import { diskError } from '../disk/disk-errors.ts';
import { sameStamp } from '../disk/file-stamp.ts';
import { documentKey } from '../journal/step.ts';
import { OtherPrograms } from '../other-programs/other-programs.ts';
import type { VersionFolder } from '../versions/version-folder.ts';
import type { ChangeOf, Commits, Plan } from './commit.ts';
import type { DocumentFile } from './document-file.ts';
import type { Documents, Replaced } from './documents.ts';
import { checkDocument, type Saved } from './envelope.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import { type DocumentOf, kindNouns } from './kinds.ts';
import { OpenFiles } from './open-files.ts';
import { planChange } from './plan-change.ts';

type Act = 'read' | 'save';

/** What the documents of an open library share. */
export type Shared = {
  readonly root: string;
  readonly disk: Disk;
  readonly queue: KeyedQueue;
  readonly commits: Commits;
  readonly bin: BinFolder;
  readonly catalogue: LiveCatalogue;
  readonly incidents: Incidents;
  readonly recovery: Recovery;
  readonly history: VersionFolder;
  /** Throws AppError when the library is closed or, for a save, read-only. */
  readonly admit: (act: Act) => void;
  /** Called when a file came to hold something else than the catalogue says. */
  readonly changed: (change: CatalogueChange) => void;
};

export class StoredDocuments<K extends DocumentKind> implements Documents<DocumentOf[K]> {
  readonly #kind: K;
  readonly #shared: Shared;
  readonly #open: OpenFiles<K>;
  readonly #others: OtherPrograms<K>;
  /** Documents whose revision went back and could not be raised: they are taken as they are. */
  readonly #wentBack = new Set<string>();

  constructor(kind: K, shared: Shared) {
    this.#kind = kind;
    this.#shared = shared;
    this.#open = new OpenFiles(kind, shared);
    this.#others = new OtherPrograms(kind, shared);
  }

  async get(id: string): Promise<DocumentOf[K] | null> {
    return (await this.#look(id))?.body ?? null;
  }

  async revision(id: string): Promise<number> {
    return (await this.#look(id))?.revision ?? 0;
  }

  async create(document: DocumentOf[K]): Promise<DocumentOf[K]> {
    const body = checkDocument(this.#kind, document);
    await this.#inTurn(body.id, 'save', async (file) => {
      if ((await file.current()) !== null || this.#isReserved(body.id)) throw this.#taken();
      await file.save({ revision: 1, parent: 0, body });
      this.#others.wrote(body.id, file.known?.stamp ?? null);
    });
    return body;
  }

  replace(
    id: string,
    next: (current: DocumentOf[K]) => DocumentOf[K],
    options: { readonly base?: number } = {},
  ): Promise<Replaced<DocumentOf[K]>> {
    return this.#inTurn(id, 'save', async (file) => {
      const current = await this.#existing(file, id);
      const document = checkDocument(this.#kind, next(current.body));
      if (document.id !== id)
        throw new AppError('bad-request', `Not saved: the id of a ${kindNouns[this.#kind]} never changes.`);
      const theirs = await this.#others.keep(id, current, document, { ...options, stamp: file.known?.stamp });
      const revision = Math.max(current.revision, this.#shared.catalogue.revision(this.#kind, id)) + 1;
      await file.save({ revision, parent: current.revision, body: document });
      this.#others.wrote(id, file.known?.stamp ?? null);
      return { document, revision, theirs };
    });
  }

  async remove(id: string): Promise<void> {
    const kind: DocumentKind = this.#kind;
    await this.#shared.commits.commit([{ type: 'remove', kind, id }]);
  }

  async restore(id: string): Promise<void> {
    const kind: DocumentKind = this.#kind;
    await this.#shared.commits.commit([{ type: 'restore', kind, id }]);
  }

  /** Checks a change against what the file holds. The caller has the document's turn. */
  plan(change: ChangeOf<K>): Promise<Plan> {
    const id = change.type === 'create' ? change.document.id : change.id;
    return this.#hold(id, 'save', async (file) => {
      const needed = change.type === 'replace' || change.type === 'remove';
      const current = needed ? await this.#existing(file, id) : await file.current();
      if (change.type === 'create' && this.#isReserved(id)) throw this.#taken();
      const { bin, catalogue } = this.#shared;
      const plan = planChange(change, current, { bin, known: catalogue.revision(this.#kind, id) });
      if (current !== null && plan.document !== null) await this.#others.keep(id, current, plan.document);
      return plan;
    });
  }

  /** Reads the file anew, as `reread` does. The caller has the document's turn. @throws AppError when it can't be read */
  async lookAgain(id: string): Promise<void> {
    await this.#hold(id, 'read', async (file) => {
      file.forget();
      const saved = await file.current();
      if (saved !== null) this.#others.wrote(id, file.known?.stamp ?? null);
    });
  }

  /** Reads the file anew, whatever is remembered of it; catalogue and incidents then agree with it. */
  async reread(id: string): Promise<void> {
    try {
      await this.#inTurn(id, 'read', async (file) => {
        const { known } = file;
        file.forget();
        await this.#present(file, id, known?.saved ?? null);
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  async #look(id: string): Promise<Saved<DocumentOf[K]> | null> {
    if (!v.is(IdSchema, id)) return null;
    return this.#inTurn(id, 'read', async (file) => {
      const saved = await this.#present(file, id);
      if (saved === null) this.#shared.incidents.refuse(this.#kind, id);
      return saved;
    });
  }

  async #existing(file: DocumentFile<K>, id: string): Promise<Saved<DocumentOf[K]>> {
    const saved = await this.#present(file, id);
    if (saved !== null) return saved;
    this.#shared.incidents.refuse(this.#kind, id);
    throw this.#notFound();
  }

  /**
   * What the file holds, compared with what was known of it; null when there is none and none was lost.
   * @throws DamagedFile also when the file is gone without having been removed, or an older one came in its place
   */
  async #present(
    file: DocumentFile<K>,
    id: string,
    before: Saved<DocumentOf[K]> | null = file.known?.saved ?? null,
  ): Promise<Saved<DocumentOf[K]> | null> {
    const saved = await file.current();
    if (saved === null) return await this.#missing(file, id);
    if (saved === before) return saved;
    const known = Math.max(this.#shared.catalogue.revision(this.#kind, id), before?.revision ?? 0);
    if (saved.revision < known && !this.#wentBack.has(id)) throw new DamagedFile('older');
    const isSame = before !== null && isDeepStrictEqual(before.body, saved.body);
    if (isSame) this.#others.touched(id, file.known?.stamp ?? null);
    if (before === null || isSame) return saved;
    const theirs = saved.revision > before.revision ? saved : await this.#raise(file, id, saved);
    this.#others.notice(id, before.body, theirs.revision);
    return theirs;
  }

  async #missing(file: DocumentFile<K>, id: string): Promise<Saved<DocumentOf[K]> | null> {
    const { incidents, catalogue, bin, recovery } = this.#shared;
    const shut = incidents.shutting(this.#kind, id);
    if (shut === null && catalogue.stamps(this.#kind).has(id) && !bin.demandWhether(this.#kind, id)) {
      throw new DamagedFile('gone');
    }
    if (shut?.outcome !== 'waiting' || (await recovery.retry(this.#kind, id)) === null) return null;
    return await this.#readAgain(file, id);
  }

  // Two versions of one revision: only a new one tells them apart for whoever holds the other.
  async #raise(file: DocumentFile<K>, id: string, saved: Saved<DocumentOf[K]>): Promise<Saved<DocumentOf[K]>> {
    try {
      if ((await this.#shared.recovery.raise(this.#kind, id, saved)) === null) return saved;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    file.forget();
    return (await file.current()) ?? saved;
  }

  async #readAgain(file: DocumentFile<K>, id: string): Promise<Saved<DocumentOf[K]> | null> {
    file.forget();
    const saved = await file.current();
    if (saved !== null) this.#others.wrote(id, file.known?.stamp ?? null);
    return saved;
  }

  // The one way to a file: checked id, one job at a time, errors in our words, the catalogue in step afterwards.
  async #inTurn<R>(id: string, act: Act, job: (file: DocumentFile<K>) => Promise<R>): Promise<R> {
    this.#shared.admit(act);
    const { commits, queue } = this.#shared;
    const keys = [documentKey(this.#kind, id)];
    const held = (): Promise<R> => this.#hold(id, act, job);
    return act === 'save' ? commits.inTurn(keys, held) : queue.runTogether(keys, held);
  }

  async #hold<R>(id: string, act: Act, job: (file: DocumentFile<K>) => Promise<R>): Promise<R> {
    if (!v.is(IdSchema, id)) throw this.#notFound();
    const file = this.#open.get(id);
    try {
      return await this.#tryTwice(id, file, job);
    } catch (error) {
      throw this.#translate(id, error, act);
    } finally {
      this.#follow(id, file);
    }
  }

  async #tryTwice<R>(id: string, file: DocumentFile<K>, job: (file: DocumentFile<K>) => Promise<R>): Promise<R> {
    try {
      return await job(file);
    } catch (error) {
      const reason = await this.#reasonOf(id, error);
      if (reason === null || !(await this.#recover(id, file, reason))) throw error;
      return await job(file);
    }
  }

  /** What makes the file one to recover from, or null. */
  async #reasonOf(id: string, error: unknown): Promise<DamageReason | null> {
    if (error instanceof DamagedFile) return error.reason;
    if (!(error instanceof NewerFile)) return null;
    if (await this.#shared.recovery.isMisnumbered(this.#kind, id)) return 'schema';
    this.#shared.incidents.add(incidentInPlace(this.#shared.root, this.#kind, id, newerVersion));
    this.#shared.changed({ type: 'drop', kind: this.#kind, id });
    return null;
  }

  /** Whether the document can be read now. */
  async #recover(id: string, file: DocumentFile<K>, reason: DamageReason): Promise<boolean> {
    const { recovery, incidents, changed } = this.#shared;
    const item = await recovery.recover(this.#kind, id, reason);
    file.forget();
    if (item !== null) {
      this.#others.wrote(id, item.stamp);
      return true;
    }
    if (!incidents.has(this.#kind, id)) {
      this.#wentBack.add(id);
      return true;
    }
    if (!incidents.needsRow(this.#kind, id)) changed({ type: 'drop', kind: this.#kind, id });
    return false;
  }

  #follow(id: string, file: DocumentFile<K>): void {
    const { catalogue, incidents, changed } = this.#shared;
    const { known } = file;
    if (known !== null && known.saved !== null) incidents.opened(this.#kind, id);
    if (known === null || sameStamp(known.stamp, catalogue.stamps(this.#kind).get(id) ?? null)) return;
    if (known.stamp === null || known.saved === null) {
      if (!incidents.needsRow(this.#kind, id)) changed({ type: 'drop', kind: this.#kind, id });
    } else {
      changed({ type: 'put', item: itemOf[this.#kind](known.saved.body, known.saved.revision, known.stamp) });
    }
  }

  #translate(id: string, error: unknown, act: Act): unknown {
    if (error instanceof DamagedFile || error instanceof NewerFile) {
      return this.#shared.incidents.errorFor(this.#kind, id);
    }
    return diskError(error, act);
  }

  #isReserved(id: string): boolean {
    return this.#shared.incidents.has(this.#kind, id) || this.#shared.bin.has(this.#kind, id);
  }

  #taken(): AppError {
    return new AppError('bad-request', `Not saved: there is such a ${kindNouns[this.#kind]} already.`);
  }

  #notFound(): AppError {
    return new AppError('not-found', `There is no such ${kindNouns[this.#kind]}.`);
  }
}
