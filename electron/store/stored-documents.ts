import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { AppError } from '../../core/errors.ts';
import type { DocumentKind } from '../../core/model/envelope.ts';
import { IdSchema } from '../../core/model/scalars.ts';
import type { LiveCatalogue } from './catalogue/catalogue.ts';
import { type CatalogueChange, itemOf } from './catalogue/rows.ts';
import { DamagedFile, NewerFile } from './damage.ts';
import type { DamageList } from './damage-list.ts';
import type { Disk } from './disk.ts';
import { diskError, errnoOf } from './disk-errors.ts';
import { DocumentFile } from './document-file.ts';
import type { Documents } from './documents.ts';
import { checkDocument, type Saved } from './envelope.ts';
import { sameStamp } from './file-stamp.ts';
import { moveDurably } from './folders.ts';
import type { KeyedQueue } from './keyed-queue.ts';
import { type DocumentOf, kindNouns } from './kinds.ts';
import { binPath, documentPath } from './layout.ts';
import { newerDocument, setAside } from './set-aside.ts';

type Act = 'read' | 'save';

/** What the documents of an open library share. */
export type Shared = {
  readonly root: string;
  readonly disk: Disk;
  readonly queue: KeyedQueue;
  readonly catalogue: LiveCatalogue;
  readonly damage: DamageList;
  readonly writable: boolean;
  /** Throws AppError when the library is closed or, for a save, read-only. */
  readonly admit: (act: Act) => void;
  /** Called when a file came to hold something else than the catalogue says. */
  readonly changed: (change: CatalogueChange) => void;
};

/** How many documents, and bytes of their files, stay in memory after use. */
const keptOpen = 64;
const keptBytes = 32 * 2 ** 20;

export class StoredDocuments<K extends DocumentKind> implements Documents<DocumentOf[K]> {
  readonly #kind: K;
  readonly #shared: Shared;
  /** The one DocumentFile of each file in use, the one used last at the end. */
  readonly #open = new Map<string, DocumentFile<K>>();

  constructor(kind: K, shared: Shared) {
    this.#kind = kind;
    this.#shared = shared;
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
    });
    return body;
  }

  replace(
    id: string,
    next: (current: DocumentOf[K]) => DocumentOf[K],
  ): Promise<{ document: DocumentOf[K]; revision: number }> {
    return this.#inTurn(id, 'save', async (file) => {
      const current = await this.#existing(file, id);
      const document = checkDocument(this.#kind, next(current.body));
      if (document.id !== id)
        throw new AppError('bad-request', `Not saved: the id of a ${kindNouns[this.#kind]} never changes.`);
      const revision = current.revision + 1;
      await file.save({ revision, parent: current.revision, body: document });
      return { document, revision };
    });
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(id, 'save', async (file) => {
      await this.#existing(file, id);
      await file.moveTo(binPath(this.#shared.root, this.#kind, id));
    });
  }

  restore(id: string): Promise<void> {
    return this.#inTurn(id, 'save', async (file) => {
      if ((await file.current()) !== null) throw this.#taken();
      const { root, disk } = this.#shared;
      try {
        await moveDurably(binPath(root, this.#kind, id), documentPath(root, this.#kind, id), disk);
      } catch (error) {
        throw errnoOf(error) === 'ENOENT' ? this.#notFound() : error;
      }
      await file.current();
    });
  }

  /** Reads the file anew, whatever is remembered of it; catalogue and damage list then agree with it. */
  async reread(id: string): Promise<void> {
    try {
      await this.#inTurn(id, 'read', async (file) => {
        file.forget();
        await file.current();
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  async #look(id: string): Promise<Saved<DocumentOf[K]> | null> {
    if (!v.is(IdSchema, id)) return null;
    return this.#inTurn(id, 'read', async (file) => {
      const saved = await file.current();
      if (saved === null) this.#shared.damage.refuse(this.#kind, id);
      return saved;
    });
  }

  async #existing(file: DocumentFile<K>, id: string): Promise<Saved<DocumentOf[K]>> {
    const saved = await file.current();
    if (saved !== null) return saved;
    this.#shared.damage.refuse(this.#kind, id);
    throw this.#notFound();
  }

  // The one way to a file: checked id, one job at a time, errors in our words, the catalogue in step afterwards.
  async #inTurn<R>(id: string, act: Act, job: (file: DocumentFile<K>) => Promise<R>): Promise<R> {
    this.#shared.admit(act);
    if (!v.is(IdSchema, id)) throw this.#notFound();
    return this.#shared.queue.run(`${this.#kind}/${id}`, async () => {
      const file = this.#fileOf(id);
      try {
        return await job(file);
      } catch (error) {
        throw await this.#translate(id, error, act);
      } finally {
        this.#follow(id, file);
      }
    });
  }

  #fileOf(id: string): DocumentFile<K> {
    const { root, disk, queue } = this.#shared;
    const path = documentPath(root, this.#kind, id);
    const file = this.#open.get(id) ?? new DocumentFile({ kind: this.#kind, id, path }, disk);
    this.#open.delete(id);
    this.#open.set(id, file);
    let bytes = 0;
    for (const each of this.#open.values()) bytes += each.size;
    for (const [oldest, each] of this.#open) {
      if (this.#open.size <= keptOpen && bytes <= keptBytes) break;
      if (!queue.isIdle(`${this.#kind}/${oldest}`)) continue;
      this.#open.delete(oldest);
      bytes -= each.size;
    }
    return file;
  }

  #follow(id: string, file: DocumentFile<K>): void {
    const { catalogue, damage, changed } = this.#shared;
    const { known } = file;
    if (known === null || sameStamp(known.stamp, catalogue.stamps(this.#kind).get(id) ?? null)) return;
    if (known.stamp === null || known.saved === null) {
      changed({ type: 'drop', kind: this.#kind, id });
    } else {
      damage.delete(this.#kind, id);
      changed({ type: 'put', item: itemOf[this.#kind](known.saved.body, known.saved.revision, known.stamp) });
    }
  }

  async #translate(id: string, error: unknown, act: Act): Promise<unknown> {
    const { root, damage, writable, disk } = this.#shared;
    if (error instanceof DamagedFile) {
      damage.add(await setAside(root, this.#kind, id, error.reason, writable ? disk : null));
    } else if (error instanceof NewerFile) {
      damage.add(newerDocument(root, this.#kind, id));
    } else {
      return diskError(error, act);
    }
    this.#shared.changed({ type: 'drop', kind: this.#kind, id });
    return damage.errorFor(this.#kind, id);
  }

  #isReserved(id: string): boolean {
    return this.#shared.damage.has(this.#kind, id) || existsSync(binPath(this.#shared.root, this.#kind, id));
  }

  #taken(): AppError {
    return new AppError('bad-request', `Not saved: there is such a ${kindNouns[this.#kind]} already.`);
  }

  #notFound(): AppError {
    return new AppError('not-found', `There is no such ${kindNouns[this.#kind]}.`);
  }
}
