import { join } from 'node:path';
import { AppError, assertNever } from '../../core/errors.ts';
import type { DocumentKind } from '../../core/model/envelope.ts';
import { type Bin, BinFolder } from './bin/bin.ts';
import { LiveCatalogue } from './catalogue/catalogue.ts';
import { CatalogueFiles } from './catalogue/catalogue-files.ts';
import type { CatalogueChange } from './catalogue/rows.ts';
import { markRemoved, type Source } from './damage/copies.ts';
import type { StoreIncident } from './damage/incident.ts';
import { Incidents } from './damage/incidents.ts';
import { Recovery } from './damage/recovery.ts';
import { type Verified, verifyDocuments } from './damage/verify-documents.ts';
import type { Disk } from './disk/disk.ts';
import { diskError } from './disk/disk-errors.ts';
import { type ChangeListener, ChangeListeners } from './documents/change-listeners.ts';
import { type Change, Commits, type Plan } from './documents/commit.ts';
import { KeyedQueue } from './documents/keyed-queue.ts';
import { StoredDocuments } from './documents/stored-documents.ts';
import type { LibraryFolder } from './folder/open-folder.ts';
import { Journal } from './journal/journal.ts';
import { afterOpening } from './opening/after-opening.ts';
import { bringInStep, removeIfPossible } from './opening/bring-in-step.ts';
import type { DocumentName } from './opening/read-items.ts';
import { findTemporaryOriginals, type OriginalFolder, originalFolder } from './originals/originals.ts';
import { findBadOriginals } from './originals/verify-originals.ts';
import { readTheirs, type Theirs } from './other-programs/theirs.ts';
import { VersionFolder } from './versions/version-folder.ts';

type OpenWith = { readonly disk: Disk; readonly backups: readonly string[]; readonly mostCompared: number };

/** The parts of an open library, put together. */
export class OpenLibrary {
  readonly root: string;
  readonly id: string;
  readonly name: string;
  readonly readOnly: string | null;
  readonly articles: StoredDocuments<'article'>;
  readonly annotations: StoredDocuments<'annotations'>;
  readonly briefings: StoredDocuments<'briefing'>;
  readonly catalogue = new LiveCatalogue();
  readonly history: VersionFolder;
  readonly originals: OriginalFolder;
  readonly #files: CatalogueFiles;
  readonly #incidents: Incidents;
  readonly #recovery: Recovery;
  readonly #sources: readonly Source[];
  /** Null when nothing may be written. */
  readonly #disk: Disk | null;
  readonly #queue = new KeyedQueue();
  readonly #bin: BinFolder;
  readonly #journal: Journal;
  readonly #commits: Commits;
  readonly #listeners = new ChangeListeners();
  readonly #unlock: () => void;
  #background: Promise<void> = Promise.resolve();
  #closing: Promise<void> | null = null;

  /**
   * Resolves when the catalogue agrees with the documents, `mostCompared` at most: with more of them it is made to
   * agree beside what goes on. Lets go of the folder when that fails.
   */
  static async open(folder: LibraryFolder, options: OpenWith): Promise<OpenLibrary> {
    const library = new OpenLibrary(folder, options);
    try {
      await library.#start(folder.incident, options.mostCompared);
      return library;
    } catch (error) {
      folder.unlock();
      throw error;
    }
  }

  private constructor(folder: LibraryFolder, { disk, backups }: OpenWith) {
    this.root = folder.root;
    this.id = folder.id;
    this.name = folder.name;
    this.readOnly = folder.readOnly;
    this.#unlock = folder.unlock;
    this.#disk = folder.readOnly === null ? disk : null;
    this.#files = new CatalogueFiles(folder.root, this.catalogue, disk);
    this.history = new VersionFolder(join(folder.root, 'history'), disk);
    this.originals = originalFolder({
      root: folder.root,
      disk,
      queue: this.#queue,
      admit: (act) => this.#admit(act),
    });
    this.#sources = [
      { from: 'history', folder: this.history },
      ...backups.map((path): Source => ({ from: 'backup', folder: new VersionFolder(join(path, folder.id), disk) })),
    ];
    this.#incidents = new Incidents(folder.root, this.#disk);
    this.#recovery = new Recovery({
      root: folder.root,
      catalogue: this.catalogue,
      incidents: this.#incidents,
      sources: this.#sources,
      disk: this.#disk,
    });
    this.#bin = new BinFolder(folder.root, disk, {
      whenQuiet: (job) => this.#whenQuiet(job),
      mayErase: () => this.#journal.isEmpty && !this.#isDamaged,
      markErased: (kind, id, revision, now) => markRemoved(this.history, this.#sources, { kind, id, revision, now }),
    });
    this.#journal = new Journal(folder.root, disk);
    this.#commits = new Commits({
      root: folder.root,
      disk,
      queue: this.#queue,
      journal: this.#journal,
      bin: this.#bin,
      planner: {
        admit: () => this.#admit('save'),
        plan: (change) => this.#plan(change),
        lookAgain: (kind, id) => this.#of(kind).lookAgain(id),
      },
    });
    const shared = {
      root: folder.root,
      disk,
      queue: this.#queue,
      bin: this.#bin,
      commits: this.#commits,
      catalogue: this.catalogue,
      incidents: this.#incidents,
      recovery: this.#recovery,
      history: this.history,
      admit: (act: 'read' | 'save') => this.#admit(act),
      changed: (change: CatalogueChange) => this.#changed(change),
    };
    this.articles = new StoredDocuments('article', shared);
    this.annotations = new StoredDocuments('annotations', shared);
    this.briefings = new StoredDocuments('briefing', shared);
  }

  get incidents(): readonly StoreIncident[] {
    return this.#incidents.all();
  }

  get #isDamaged(): boolean {
    return this.#incidents.all().some(({ what }) => what === 'damaged');
  }

  onIncident(listener: () => void): () => void {
    return this.#incidents.onChange(listener);
  }

  async dismiss(key: string): Promise<void> {
    this.#admit('save');
    await this.#incidents.dismiss(key).catch((error: unknown) => {
      throw diskError(error, 'save');
    });
  }

  async theirs(key: string): Promise<Theirs> {
    this.#admit('read');
    return await readTheirs(this.root, this.#incidents.get(key), this.history);
  }

  get bin(): Bin {
    return this.#bin;
  }

  commit(changes: readonly Change[]): Promise<void> {
    return this.#commits.commit(changes);
  }

  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  async verify(): Promise<Verified> {
    this.#admit('read');
    const verified = await verifyDocuments({
      root: this.root,
      catalogue: this.catalogue,
      incidents: this.#incidents,
      recovery: this.#recovery,
      reread: (name) => this.#reread(name),
      disk: this.#disk,
    });
    const ids = [...this.catalogue.stamps('article').keys()];
    const bad = await findBadOriginals(this.articles, ids, this.originals);
    return { ...verified, damaged: [...verified.damaged, ...bad] };
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #start(libraryIncident: StoreIncident | null, mostCompared: number): Promise<void> {
    const disk = this.#disk;
    const opened = await bringInStep({
      root: this.root,
      catalogue: this.catalogue,
      files: this.#files,
      incidents: this.#incidents,
      recovery: this.#recovery,
      sources: this.#sources,
      journal: disk === null ? null : this.#journal,
      isInBin: (kind, id) => this.#bin.files.has(kind, id),
      disk,
      mostCompared,
    });
    if (libraryIncident !== null) this.#incidents.add(libraryIncident);
    if (disk !== null && !opened.follows) {
      for (const path of await findTemporaryOriginals(this.root)) removeIfPossible(path, disk);
    }
    this.#background = afterOpening(opened, {
      root: this.root,
      catalogue: this.catalogue,
      files: this.#files,
      incidents: this.#incidents,
      disk,
      reread: (name) => this.#reread(name),
      settle: () => this.#queue.drain(),
      stop: () => this.#closing !== null,
    });
  }

  /** Runs the job when every file was looked at, which tells of damage; never in a library that is closing. */
  #whenQuiet(job: () => Promise<void>): Promise<void> {
    this.#admit('save');
    const done = this.#background.then(() => (this.#closing === null ? job() : undefined));
    this.#background = done.catch(() => undefined);
    return done;
  }

  #reread({ kind, id }: DocumentName): Promise<void> {
    return this.#of(kind).reread(id);
  }

  #plan(change: Change): Promise<Plan> {
    switch (change.kind) {
      case 'article':
        return this.articles.plan(change);
      case 'annotations':
        return this.annotations.plan(change);
      case 'briefing':
        return this.briefings.plan(change);
      default:
        return assertNever(change);
    }
  }

  #of(kind: DocumentKind): { [K in DocumentKind]: StoredDocuments<K> }[DocumentKind] {
    switch (kind) {
      case 'article':
        return this.articles;
      case 'annotations':
        return this.annotations;
      case 'briefing':
        return this.briefings;
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
    this.#listeners.tell(change);
  }

  async #finish(): Promise<void> {
    try {
      await this.#background;
      await this.#queue.drain();
      await this.#incidents.close();
      await this.#files.close();
    } finally {
      this.#unlock();
    }
  }

  readonly #stamps = (kind: DocumentKind) => this.catalogue.stamps(kind);
}
