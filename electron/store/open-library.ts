import { AppError, assertNever } from '../../core/errors.ts';
import { type DocumentKind, documentKinds } from '../../core/model/envelope.ts';
import { bringInStep } from './bring-in-step.ts';
import { LiveCatalogue } from './catalogue/catalogue.ts';
import { CatalogueFiles } from './catalogue/catalogue-files.ts';
import type { CatalogueChange, CatalogueItem } from './catalogue/rows.ts';
import { type DamagedDocument, DamageList } from './damage-list.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './disk-errors.ts';
import { KeyedQueue } from './keyed-queue.ts';
import type { LibraryFolder } from './open-folder.ts';
import type { DocumentName, Reading } from './read-items.ts';
import { readAll } from './rebuild.ts';
import { unreadableDocument } from './set-aside.ts';
import { StoredDocuments } from './stored-documents.ts';
import { findChanged, takeStock } from './take-stock.ts';

type ChangeListener = (kind: DocumentKind, id: string) => void;

/** The parts of an open library, put together. */
export class OpenLibrary {
  readonly root: string;
  readonly name: string;
  readonly readOnly: string | null;
  readonly articles: StoredDocuments<'article'>;
  readonly annotations: StoredDocuments<'annotations'>;
  readonly briefings: StoredDocuments<'briefing'>;
  readonly catalogue = new LiveCatalogue();
  readonly #files: CatalogueFiles;
  readonly #damage = new DamageList();
  readonly #queue = new KeyedQueue();
  readonly #listeners = new Set<ChangeListener>();
  readonly #unlock: () => void;
  #background: Promise<void> = Promise.resolve();
  #closing: Promise<void> | null = null;

  /** Resolves when the catalogue agrees with the documents. Lets go of the folder when that fails. */
  static async open(folder: LibraryFolder, disk: Disk): Promise<OpenLibrary> {
    const library = new OpenLibrary(folder, disk);
    try {
      await library.#start(disk);
      return library;
    } catch (error) {
      folder.unlock();
      throw error;
    }
  }

  private constructor(folder: LibraryFolder, disk: Disk) {
    this.root = folder.root;
    this.name = folder.name;
    this.readOnly = folder.readOnly;
    this.#unlock = folder.unlock;
    this.#files = new CatalogueFiles(folder.root, this.catalogue, disk);
    const shared = {
      root: folder.root,
      disk,
      queue: this.#queue,
      catalogue: this.catalogue,
      damage: this.#damage,
      writable: folder.readOnly === null,
      admit: (act: 'read' | 'save') => this.#admit(act),
      changed: (change: CatalogueChange) => this.#changed(change),
    };
    this.articles = new StoredDocuments('article', shared);
    this.annotations = new StoredDocuments('annotations', shared);
    this.briefings = new StoredDocuments('briefing', shared);
  }

  get damaged(): readonly { id: string; reason: string }[] {
    return this.#damage.all().map(({ id, reason }) => ({ id, reason }));
  }

  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async verify(): Promise<{ documents: number; damaged: { path: string; reason: string }[] }> {
    this.#admit('read');
    const { added, gone } = await takeStock(this.root, this.#stamps);
    const suspects = [...added, ...gone];
    const unreadable: DamagedDocument[] = [];
    const names = documentKinds.flatMap((kind) => [...this.#stamps(kind).keys()].map((id) => ({ kind, id })));
    await readAll({ root: this.root, names }, (reading) => {
      if (reading.outcome === 'read' && this.catalogue.agreesWith(reading.item)) return;
      if (reading.outcome === 'unreadable') unreadable.push(unreadableDocument(this.root, reading, reading.errno));
      else suspects.push(nameOfReading(reading));
    });
    for (const name of suspects) await this.#reread(name);
    return {
      documents: documentKinds.reduce((sum, kind) => sum + this.#stamps(kind).size, 0),
      damaged: [...this.#damage.all(), ...unreadable].map(({ path, reason }) => ({ path, reason })),
    };
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #start(disk: Disk): Promise<void> {
    const parts = { root: this.root, catalogue: this.catalogue, files: this.#files, damage: this.#damage };
    const { wasInStep } = await bringInStep({ ...parts, disk: this.readOnly === null ? disk : null });
    if (wasInStep) this.#background = this.#lookAtAll();
  }

  // The catalogue was in step when last closed, but another program may since have written into a file.
  async #lookAtAll(): Promise<void> {
    const stop = () => this.#closing !== null;
    try {
      for (const name of await findChanged(this.root, this.#stamps, { copied: true, rest: 20, stop })) {
        if (!stop()) await this.#reread(name);
      }
    } catch (error) {
      // What the disk refuses to show now is met again, and reported, by whoever opens that document.
      if (errnoOf(error) === null) throw error;
    }
  }

  #reread({ kind, id }: DocumentName): Promise<void> {
    switch (kind) {
      case 'article':
        return this.articles.reread(id);
      case 'annotations':
        return this.annotations.reread(id);
      case 'briefing':
        return this.briefings.reread(id);
      default:
        return assertNever(kind);
    }
  }

  #admit(act: 'read' | 'save'): void {
    if (this.#closing !== null) throw new AppError('io-error', 'The library has been closed.');
    if (act === 'save' && this.readOnly !== null) throw new AppError('library-read-only', this.readOnly);
  }

  #changed(change: CatalogueChange): void {
    if (change.type === 'drop' && !this.#stamps(change.kind).has(change.id)) return;
    this.catalogue.apply(change);
    this.#files.record(change);
    const { kind, id } = nameOfChange(change);
    for (const listener of this.#listeners) {
      // Not in this turn: a listener that throws must not make a save that was made look failed.
      queueMicrotask(() => listener(kind, id));
    }
  }

  async #finish(): Promise<void> {
    try {
      await this.#background;
      await this.#queue.drain();
      await this.#files.close();
    } finally {
      this.#unlock();
    }
  }

  readonly #stamps = (kind: DocumentKind) => this.catalogue.stamps(kind);
}

function nameOfChange(change: CatalogueChange): DocumentName {
  return change.type === 'put' ? nameOfItem(change.item) : change;
}

function nameOfReading(reading: Reading): DocumentName {
  return reading.outcome === 'read' ? nameOfItem(reading.item) : reading;
}

function nameOfItem({ kind, row }: CatalogueItem): DocumentName {
  return { kind, id: row.id };
}
