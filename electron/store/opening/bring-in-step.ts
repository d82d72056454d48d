import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import type { LiveCatalogue } from '../catalogue/catalogue.ts';
import type { CatalogueFiles } from '../catalogue/catalogue-files.ts';
import type { CatalogueChange, CatalogueItem } from '../catalogue/rows.ts';
import { findCopies, knownRevisions, type Source } from '../damage/copies.ts';
import type { DamageReason } from '../damage/damage.ts';
import { incidentInPlace, newerVersion, unreadable } from '../damage/incident.ts';
import { dismissedAsLost } from '../damage/incident-files.ts';
import { type Incidents, isInPlace } from '../damage/incidents.ts';
import type { Recovery } from '../damage/recovery.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { flushFolder, isThere } from '../disk/folders.ts';
import { documentPath, kindFolders } from '../folder/layout.ts';
import type { Journal } from '../journal/journal.ts';
import { weighCopies } from '../other-programs/conflict-copies.ts';
import type { DocumentName, Reading } from './read-items.ts';
import { readAll } from './rebuild.ts';
import { findChanged, takeStock } from './take-stock.ts';

type Parts = {
  readonly root: string;
  readonly catalogue: LiveCatalogue;
  readonly files: CatalogueFiles;
  readonly incidents: Incidents;
  readonly recovery: Recovery;
  readonly sources: readonly Source[];
  readonly journal: Journal | null;
  /** Throws what the disk refuses. */
  readonly isInBin: (kind: DocumentKind, id: string) => boolean;
  /** Null when nothing may be written. */
  readonly disk: Disk | null;
  /** With more rows, what the documents' files say beyond the catalogue's own is left to follow. */
  readonly mostCompared: number;
};

/** `follows`: names and perhaps stamps are still to be compared, by `catchUp`. */
export type Opened = { readonly wasInStep: boolean; readonly follows: boolean };

/** How long an opening restores documents; the others follow in the background. */
const recoveryMilliseconds = 3000;

/**
 * Makes catalogue and incidents say what the documents' files say, whatever a killed process, a failing disk or
 * another program left, and brings back what was damaged: names are always compared; every file's stamp too unless
 * the log was closed in step. Only files without a matching row are read; without a snapshot that is all of them.
 */
export async function bringInStep(parts: Parts): Promise<Opened> {
  const { root, catalogue, files, incidents, journal, disk } = parts;
  await journal?.replay();
  const isJournalEmpty = journal?.isEmpty !== false;
  const loaded = await files.load();
  // What a replay did the log can't have.
  const wasInStep = loaded === 'in step' && isJournalEmpty;
  await incidents.load();
  if (loaded !== 'lost' && isJournalEmpty && rowsOf(catalogue) > parts.mostCompared) {
    if (disk !== null && wasInStep) await files.open(true);
    return { wasInStep, follows: true };
  }
  const stamps = (kind: DocumentKind) => catalogue.stamps(kind);
  const expected = wasInStep ? new Map() : await expectedDocuments(parts);
  const stock = await takeStock(root, stamps);
  const changed = wasInStep ? [] : await findChanged(root, stamps, { copied: false, rest: 0, stop: () => false });
  const judge = new Judge(parts, expected);
  for (const reading of await collect(root, [...stock.added, ...changed])) await judge.reading(reading);
  for (const name of stock.gone) await judge.gone(name);
  await judge.onlyKept(expectedFiles(expected, catalogue));
  for (const { kind, id, errno } of stock.refused) judge.unreadable(kind, id, errno);
  await judge.shut();
  await weighCopies(root, stock.copies, incidents, disk);
  if (disk !== null) {
    if (!wasInStep) await flushFolders(root, disk);
    for (const path of stock.leftovers) removeIfPossible(path, disk);
    await files.open(wasInStep);
    if (wasInStep) for (const change of judge.changes) files.record(change);
  }
  await journal?.clear();
  return { wasInStep, follows: false };
}

type Expected = ReadonlyMap<DocumentKind, ReadonlyMap<string, number>>;

/** With more rows than these, listing all kept versions would hold up the opening after every crash. */
const mostListed = 5000;

/**
 * The documents that the kept versions tell of, and at what revision: a catalogue that is lost or torn may not know
 * them. Of a large library that is asked only when the catalogue is lost as a whole.
 */
async function expectedDocuments({ catalogue, sources }: Parts): Promise<Expected> {
  const expected = new Map<DocumentKind, ReadonlyMap<string, number>>();
  if (rowsOf(catalogue) > mostListed) return expected;
  for (const kind of documentKinds) expected.set(kind, await knownRevisions(sources, kind));
  return expected;
}

function rowsOf(catalogue: LiveCatalogue): number {
  return documentKinds.reduce((sum, kind) => sum + catalogue.count(kind), 0);
}

function expectedFiles(expected: Expected, catalogue: LiveCatalogue): DocumentName[] {
  return [...expected].flatMap(([kind, revisions]) =>
    [...revisions.keys()].filter((id) => !catalogue.stamps(kind).has(id)).map((id) => ({ kind, id })),
  );
}

async function collect(root: string, names: readonly DocumentName[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  await readAll({ root, names }, (reading) => readings.push(reading));
  return readings;
}

/** Decides, document by document, what the catalogue says and what is restored. */
class Judge {
  readonly #parts: Parts;
  readonly #expected: Expected;
  readonly #deadline = performance.now() + recoveryMilliseconds;
  readonly changes: CatalogueChange[] = [];

  constructor(parts: Parts, expected: Expected) {
    this.#parts = parts;
    this.#expected = expected;
  }

  async reading(reading: Reading): Promise<void> {
    if (reading.outcome === 'read') return await this.#sound(reading.item);
    const { kind, id } = reading;
    switch (reading.outcome) {
      case 'damaged':
        return await this.#damaged(kind, id, reading.reason);
      case 'newer':
        return await this.#newer(kind, id);
      case 'absent':
        return await this.gone(reading);
      case 'unreadable':
        return this.unreadable(kind, id, reading.errno);
    }
  }

  async gone({ kind, id }: DocumentName): Promise<void> {
    const { incidents } = this.#parts;
    const inBin = this.#isInBin(kind, id);
    // It may have been removed: while the bin can't be looked into, nothing is brought back.
    if (typeof inBin === 'string') return this.unreadable(kind, id, inBin);
    // A process killed while it removed the document or set it aside had no time to drop the row.
    const isShut = incidents.has(kind, id);
    if (inBin || (isShut && !incidents.needsRow(kind, id))) this.#drop(kind, id);
    else if (!isShut) await this.#damaged(kind, id, 'gone');
  }

  /** Documents that only kept versions tell of. What was dismissed as lost is so until there is a sound one. */
  async onlyKept(names: readonly DocumentName[]): Promise<void> {
    if (names.length === 0) return;
    const { root, sources } = this.#parts;
    const dismissed = await dismissedAsLost(root);
    for (const name of names) {
      const isLost = dismissed.has(`${name.kind}/${name.id}`);
      if (!isLost || (await findCopies(sources, name.kind, name.id)).newest !== null) await this.gone(name);
    }
  }

  unreadable(kind: DocumentKind, id: string, errno: string): void {
    const { root, incidents } = this.#parts;
    incidents.add(incidentInPlace(root, kind, id, unreadable(errno)));
  }

  /** What could not be opened in earlier sessions is there again, or a copy may be. */
  async shut(): Promise<void> {
    const { incidents, catalogue, recovery } = this.#parts;
    for (const incident of incidents.shut()) {
      const { kind, id, cause } = incident;
      if (kind === 'library') continue;
      const isBack = !isInPlace(incident) && isThere(documentPath(this.#parts.root, kind, id));
      const hasRow = catalogue.stamps(kind).has(id);
      if (hasRow && (isBack || !incidents.needsRow(kind, id))) incidents.opened(kind, id);
      else if (this.#isInBin(kind, id) === true && cause === 'gone') incidents.opened(kind, id);
      else if (this.#hasTime()) this.#take(kind, id, await recovery.retry(kind, id));
    }
  }

  /** Or the system's refusal to tell, as its errno. */
  #isInBin(kind: DocumentKind, id: string): boolean | string {
    try {
      return this.#parts.isInBin(kind, id);
    } catch (error) {
      const errno = errnoOf(error);
      if (errno === null) throw error;
      return errno;
    }
  }

  async #sound(item: CatalogueItem): Promise<void> {
    const { kind, row } = item;
    const known = Math.max(this.#parts.catalogue.revision(kind, row.id), this.#expected.get(kind)?.get(row.id) ?? 0);
    if (row.revision < known && this.#parts.disk !== null) return await this.#damaged(kind, row.id, 'older', item);
    this.#put(item);
  }

  async #damaged(
    kind: DocumentKind,
    id: string,
    cause: DamageReason,
    item: CatalogueItem | null = null,
  ): Promise<void> {
    const { recovery, incidents } = this.#parts;
    const restored = await recovery.recover(kind, id, cause, !this.#hasTime());
    if (restored === null && item !== null && !incidents.has(kind, id)) this.#put(item);
    else this.#take(kind, id, restored);
  }

  async #newer(kind: DocumentKind, id: string): Promise<void> {
    const { root, recovery, incidents } = this.#parts;
    if (await recovery.isMisnumbered(kind, id)) return await this.#damaged(kind, id, 'schema');
    incidents.add(incidentInPlace(root, kind, id, newerVersion));
    this.#drop(kind, id);
  }

  #take(kind: DocumentKind, id: string, item: CatalogueItem | null): void {
    if (item !== null) this.#put(item);
    else if (!this.#parts.incidents.needsRow(kind, id)) this.#drop(kind, id);
  }

  #put(item: CatalogueItem): void {
    this.#parts.incidents.opened(item.kind, item.row.id);
    this.#apply({ type: 'put', item });
  }

  #drop(kind: DocumentKind, id: string): void {
    this.#apply({ type: 'drop', kind, id });
  }

  #apply(change: CatalogueChange): void {
    this.#parts.catalogue.apply(change);
    this.changes.push(change);
  }

  #hasTime(): boolean {
    return performance.now() < this.#deadline;
  }
}

/** What holds the folders of documents, of kept versions and of what was removed. */
const holders = ['', 'history', 'bin'];

// A process killed after making a folder had no time to make its name durable, and the next save won't know.
export async function flushFolders(root: string, disk: Disk): Promise<void> {
  const ofKinds = holders.flatMap((holder) => documentKinds.map((kind) => join(root, holder, kindFolders[kind])));
  const folders = [...holders.map((holder) => join(root, holder)), join(root, 'set-aside'), ...ofKinds];
  for (const folder of folders.filter((path) => existsSync(path))) await flushFolder(folder, disk);
}

export function removeIfPossible(path: string, disk: Disk): void {
  try {
    disk.unlink(path);
  } catch {
    // It does no harm and is tried again at the next opening.
  }
}
