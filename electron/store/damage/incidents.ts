import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { byCodeUnits } from '../../../core/text/by-code-units.ts';
import type { Disk } from '../disk/disk.ts';
import { kindNouns } from '../documents/kinds.ts';
import { kindFolders } from '../folder/layout.ts';
import type { StoreIncident } from './incident.ts';
import { listIncidents, moveToSeen, writeRecord } from './incident-files.ts';

/** What befell the documents of an open library, and which of them can't be opened because of it. */
export class Incidents {
  readonly #root: string;
  /** Null when nothing may be written. */
  readonly #disk: Disk | null;
  readonly #byKey = new Map<string, StoreIncident>();
  /** By `kind/id`: the last incident that keeps the document shut. */
  readonly #shut = new Map<string, StoreIncident>();
  readonly #listeners = new Set<() => void>();
  #writes: Promise<void> = Promise.resolve();

  constructor(root: string, disk: Disk | null) {
    this.#root = root;
    this.#disk = disk;
  }

  /** Takes in what earlier sessions left. */
  async load(): Promise<void> {
    for (const incident of await listIncidents(this.#root)) this.add(incident);
  }

  /** Newest first. */
  all(): readonly StoreIncident[] {
    return [...this.#byKey.values()].sort((a, b) => byCodeUnits(b.at, a.at) || byCodeUnits(a.key, b.key));
  }

  get(key: string): StoreIncident | null {
    return this.#byKey.get(key) ?? null;
  }

  /** What keeps documents shut. */
  shut(): readonly StoreIncident[] {
    return [...this.#shut.values()];
  }

  shutting(kind: DocumentKind, id: string): StoreIncident | null {
    return this.#shut.get(`${kind}/${id}`) ?? null;
  }

  /** Whether the document can't be opened; its id is taken. */
  has(kind: DocumentKind, id: string): boolean {
    return this.#shut.has(`${kind}/${id}`);
  }

  /**
   * Whether the catalogue row of an unopened document must not be dropped: it may be the only trace of it, and what
   * alone tells at which revision the document was.
   */
  needsRow(kind: DocumentKind, id: string): boolean {
    const incident = this.shutting(kind, id);
    return incident?.outcome === 'waiting' && incident.cause !== 'newer';
  }

  add(incident: StoreIncident): void {
    const same = this.#byKey.get(incident.key);
    this.#byKey.set(incident.key, same === undefined ? incident : { ...incident, at: same.at });
    const { kind, id, what, outcome } = incident;
    if (kind !== 'library' && what === 'damaged' && !isInPlace(incident))
      this.#byKey.delete(`${kindFolders[kind]}.${id}`);
    if (kind !== 'library' && what === 'damaged' && outcome !== 'restored') this.#shut.set(`${kind}/${id}`, incident);
    this.#tell();
  }

  /** Adds it so that it outlives the session. False: the disk refuses, and only this session knows. */
  async record(incident: StoreIncident): Promise<boolean> {
    this.add(incident);
    if (this.#disk === null) return false;
    try {
      await writeRecord(this.#root, incident, this.#disk);
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return false;
    }
  }

  /** The document reads sound: what kept it shut is over. */
  opened(kind: DocumentKind, id: string): void {
    if (!this.#shut.delete(`${kind}/${id}`)) return;
    for (const incident of [...this.#byKey.values()]) {
      if (incident.kind !== kind || incident.id !== id || incident.what !== 'damaged') continue;
      if (incident.outcome === 'restored') continue;
      if (isInPlace(incident)) this.#byKey.delete(incident.key);
      else this.#settle({ ...incident, outcome: 'restored' });
    }
    this.#tell();
  }

  /**
   * What stands for it in the library goes to `set-aside/seen/`. One that still waits for the disk or a newer app
   * leaves the list for this session only. @throws AppError not-found, or what the disk refuses
   */
  async dismiss(key: string): Promise<void> {
    const incident = this.#byKey.get(key);
    if (incident === undefined) throw new AppError('not-found', 'This is not on the list any more.');
    const waits = incident.what === 'damaged' && incident.outcome === 'waiting';
    if (!waits && this.#disk !== null) {
      await this.#writes;
      await moveToSeen(this.#root, incident, this.#disk);
      const { kind, id } = incident;
      if (kind !== 'library' && this.shutting(kind, id)?.key === key) this.#shut.delete(`${kind}/${id}`);
    }
    this.#byKey.delete(key);
    this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#writes;
  }

  // The next opening finds the document in its place as well: it does no harm when this can't be written.
  #settle(incident: StoreIncident): void {
    this.#byKey.set(incident.key, incident);
    const disk = this.#disk;
    if (disk === null) return;
    this.#writes = this.#writes.then(() => writeRecord(this.#root, incident, disk)).catch(() => undefined);
  }

  /** AppError damaged, or newer-schema, saying why the document can't be opened. */
  errorFor(kind: DocumentKind, id: string): AppError {
    const incident = this.shutting(kind, id);
    return new AppError(
      incident?.cause === 'newer' ? 'newer-schema' : 'damaged',
      `This ${kindNouns[kind]} can't be opened: ${incident?.reason ?? 'its file could not be read'}.`,
    );
  }

  /** Throws `errorFor` it when the document can't be opened. */
  refuse(kind: DocumentKind, id: string): void {
    if (this.has(kind, id)) throw this.errorFor(kind, id);
  }

  #tell(): void {
    for (const listener of this.#listeners) queueMicrotask(listener);
  }
}

/** Whether the file stays where it is. */
export function isInPlace({ key }: Pick<StoreIncident, 'key'>): boolean {
  return key.split('.').length === 2;
}
