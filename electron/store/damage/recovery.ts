import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { LiveCatalogue } from '../catalogue/catalogue.ts';
import { type CatalogueItem, itemOf } from '../catalogue/rows.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import type { FileStamp } from '../disk/file-stamp.ts';
import { isThere } from '../disk/folders.ts';
import { mostAttempts, pauseMilliseconds } from '../disk/patiently.ts';
import { type Saved, seal, unseal } from '../documents/envelope.ts';
import type { DocumentOf } from '../documents/kinds.ts';
import { peekEnvelope } from '../documents/peek-envelope.ts';
import { documentPath } from '../folder/layout.ts';
import { type Reading, readItem } from '../opening/read-items.ts';
import { type Copy, type FoundCopies, findCopies, type Source } from './copies.ts';
import { DamagedFile, type DamageReason, NewerFile } from './damage.ts';
import { damagedBy, incidentInPlace, type StoreIncident } from './incident.ts';
import { damageKey, olderKey, setAsidePath } from './incident-files.ts';
import type { Incidents } from './incidents.ts';
import { setAside } from './set-aside.ts';

type Parts = {
  readonly root: string;
  readonly catalogue: LiveCatalogue;
  readonly incidents: Incidents;
  /** The history first: of equal copies it is the nearer. */
  readonly sources: readonly Source[];
  /** Null when nothing may be written: damage is then only listed. */
  readonly disk: Disk | null;
};

export type RestoredDocument = { readonly path: string; readonly revision: number; readonly from: Source['from'] };

/** What to do about a document's file that can't be trusted: nothing is deleted, and the newest sound copy returns. */
export class Recovery {
  readonly #parts: Parts;
  readonly #restored: RestoredDocument[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What was restored since the library was opened. */
  get restored(): readonly RestoredDocument[] {
    return this.#restored;
  }

  /**
   * Sets the file aside and puts the newest sound copy in its place, under a revision above every one seen. Null:
   * the document stays shut, and the incidents say why. `later` only sets it aside, for `retry`.
   */
  async recover(kind: DocumentKind, id: string, cause: DamageReason, later = false): Promise<CatalogueItem | null> {
    const { root, incidents } = this.#parts;
    const inPlace = incidentInPlace(root, kind, id, damagedBy(cause));
    // Each move waits for the device: thousands of them would hold up the opening.
    if (later && cause !== 'gone' && cause !== 'older') {
      incidents.add(inPlace);
      return null;
    }
    if (cause === 'unreadable') {
      const reading = await this.#readAfterAll(kind, id);
      if (reading.outcome === 'read') return await this.#take(reading.item);
      if (reading.outcome === 'absent') return await this.recover(kind, id, 'gone');
      if (reading.outcome === 'damaged' && reading.reason !== cause)
        return await this.recover(kind, id, reading.reason);
      if (reading.outcome !== 'damaged' || !(await this.#hasSoundCopy(kind, id))) {
        incidents.add(inPlace);
        return null;
      }
    }
    const bytes = await this.#bytesOf(kind, id);
    if (cause === 'older' && bytes !== null && !(await this.#newerIsKept(kind, id, bytes))) {
      return await this.#raiseOlder(kind, id, bytes);
    }
    const key = await this.#setAside(kind, id, cause);
    if (key === null) {
      incidents.add(inPlace);
      return null;
    }
    const incident = { ...inPlace, key, path: cause === 'gone' ? inPlace.path : setAsidePath(key) };
    // Nothing else would tell of it if the process died now.
    if (cause === 'gone' && !later) await incidents.record(incident);
    if (!later) return await this.#restore(kind, incident, bytes === null ? 0 : peekEnvelope(bytes).revision);
    incidents.add(incident);
    return null;
  }

  /** Tries again to restore a document whose file is out of the way. Null as for `recover`. */
  async retry(kind: DocumentKind, id: string): Promise<CatalogueItem | null> {
    const incident = this.#parts.incidents.shutting(kind, id);
    if (incident === null || this.#parts.disk === null || incident.key === keyInPlace(this.#parts.root, kind, id)) {
      return null;
    }
    // It may be back without having been read yet.
    if (isThere(documentPath(this.#parts.root, kind, id))) return null;
    const bytes = await readOrNull(join(this.#parts.root, incident.path));
    return await this.#restore(kind, incident, bytes === null ? 0 : peekEnvelope(bytes).revision);
  }

  /**
   * Whether the file, which claims a newer schema, is the newest sound copy but for that number: then it is damage.
   */
  async isMisnumbered(kind: DocumentKind, id: string): Promise<boolean> {
    const bytes = await this.#bytesOf(kind, id);
    if (bytes === null) return false;
    const { revision, hash } = peekEnvelope(bytes);
    const { newest } = await findCopies(this.#parts.sources, kind, id);
    return hash !== null && newest !== null && newest.version.key === `${revision}-${hash.slice(0, 12)}`;
  }

  /** Gives what stands in the file a revision above every one known. @throws AppError what the disk refuses */
  async raise<K extends DocumentKind>(
    kind: K,
    id: string,
    saved: Saved<DocumentOf[K]>,
  ): Promise<{ saved: Saved<DocumentOf[K]>; stamp: FileStamp } | null> {
    const { disk } = this.#parts;
    if (disk === null) return null;
    const revision = await this.#revisionAbove(kind, id, saved.revision);
    return await this.#write(kind, id, { revision, parent: saved.revision, body: saved.body }, disk);
  }

  async #revisionAbove(kind: DocumentKind, id: string, revision: number): Promise<number> {
    const { highest } = await findCopies(this.#parts.sources, kind, id);
    return Math.max(revision, this.#parts.catalogue.revision(kind, id), highest) + 1;
  }

  /** Whether we kept a newer version than the file is; the file's content is then kept with it. */
  async #newerIsKept(kind: DocumentKind, id: string, bytes: Uint8Array): Promise<boolean> {
    const { sources, disk } = this.#parts;
    const { newest } = await findCopies(sources, kind, id);
    if (disk === null || newest === null || newest.saved.revision <= peekEnvelope(bytes).revision) return false;
    // The file itself goes to `set-aside/` in any case.
    await sources[0]?.folder.keep(kind, id, bytes, new Date()).catch(passOverUnkept);
    return true;
  }

  // An older file is what another program chose, and the best there is. Null: it has to do as it is.
  async #raiseOlder<K extends DocumentKind>(kind: K, id: string, bytes: Uint8Array): Promise<CatalogueItem | null> {
    try {
      const older = unseal(kind, id, bytes);
      await this.#tellOlder(kind, id, older.revision, bytes);
      const raised = await this.raise(kind, id, older);
      return raised === null ? null : itemOf[kind](raised.saved.body, raised.saved.revision, raised.stamp);
    } catch (error) {
      passOverUnkept(error);
      return null;
    }
  }

  // First, so that it is told though the process dies before the next look finds nothing older.
  async #tellOlder(kind: DocumentKind, id: string, older: number, bytes: Uint8Array): Promise<void> {
    const { root, incidents } = this.#parts;
    const { mtime } = await stat(documentPath(root, kind, id));
    const revision = await this.#revisionAbove(kind, id, older);
    await incidents.record({
      ...incidentInPlace(root, kind, id, damagedBy('older')),
      key: olderKey(kind, id, peekEnvelope(bytes).hash ?? ''),
      outcome: 'restored',
      restored: { from: 'in-place', at: mtime.toISOString(), revision },
    });
  }

  /** The incident's key once the file is out of the way; null when it can't be moved. */
  async #setAside(kind: DocumentKind, id: string, cause: DamageReason): Promise<string | null> {
    const { root, disk } = this.#parts;
    if (disk === null) return null;
    return cause === 'gone' ? damageKey(kind, id, cause) : await setAside(root, kind, id, cause, disk);
  }

  async #restore<K extends DocumentKind>(
    kind: K,
    incident: StoreIncident,
    seen: number,
  ): Promise<CatalogueItem | null> {
    const { sources, catalogue, incidents, disk } = this.#parts;
    const { id } = incident;
    const copies = await findCopies(sources, kind, id);
    if (copies.newest === null || disk === null) {
      await this.#giveUp(incident, copies);
      return null;
    }
    const revision = Math.max(catalogue.revision(kind, id), copies.highest, seen) + 1;
    try {
      return await this.#putBack(kind, incident, copies.newest, revision, disk);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await incidents.record({ ...incident, outcome: 'waiting' });
      return null;
    }
  }

  async #putBack<K extends DocumentKind>(
    kind: K,
    incident: StoreIncident,
    copy: Copy<K>,
    revision: number,
    disk: Disk,
  ): Promise<CatalogueItem> {
    const { root, incidents } = this.#parts;
    const { id } = incident;
    const { revision: parent, body } = copy.saved;
    const { saved, stamp } = await this.#write(kind, id, { revision, parent, body }, disk);
    const restored = { from: copy.from, at: copy.version.at, revision };
    this.#restored.push({ path: relative(root, documentPath(root, kind, id)), revision, from: copy.from });
    await incidents.record({ ...incident, outcome: 'restored', restored });
    incidents.opened(kind, id);
    return itemOf[kind](saved.body, revision, stamp);
  }

  async #giveUp(incident: StoreIncident, { incomplete }: FoundCopies<DocumentKind>): Promise<void> {
    const { incidents } = this.#parts;
    const recorded = await incidents.record({ ...incident, outcome: incomplete ? 'waiting' : 'lost' });
    // As long as no record tells of a file that is gone, its catalogue row has to.
    if (!recorded && incident.cause === 'gone') incidents.add({ ...incident, outcome: 'waiting' });
  }

  async #write<K extends DocumentKind>(
    kind: K,
    id: string,
    saved: Saved<DocumentOf[K]>,
    disk: Disk,
  ): Promise<{ saved: Saved<DocumentOf[K]>; stamp: FileStamp }> {
    const path = documentPath(this.#parts.root, kind, id);
    return { saved, stamp: await writeDurably(path, seal(kind, id, saved), { disk }) };
  }

  /** A disk that fails for a moment is no damage: nothing is moved before it has failed for a while. */
  async #readAfterAll(kind: DocumentKind, id: string): Promise<Reading> {
    for (let attempts = 1; ; attempts++) {
      const reading = readItem(this.#parts.root, { kind, id });
      const isUnreadable = reading.outcome === 'damaged' && reading.reason === 'unreadable';
      if (!isUnreadable || attempts === mostAttempts || this.#parts.disk === null) return reading;
      await setTimeout(pauseMilliseconds);
    }
  }

  async #take(item: CatalogueItem): Promise<CatalogueItem | null> {
    const { kind, row } = item;
    return row.revision < this.#parts.catalogue.revision(kind, row.id)
      ? await this.recover(kind, row.id, 'older')
      : item;
  }

  async #hasSoundCopy(kind: DocumentKind, id: string): Promise<boolean> {
    return (await findCopies(this.#parts.sources, kind, id)).newest !== null;
  }

  async #bytesOf(kind: DocumentKind, id: string): Promise<Uint8Array | null> {
    return await readOrNull(documentPath(this.#parts.root, kind, id));
  }
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

function keyInPlace(root: string, kind: DocumentKind, id: string): string {
  return incidentInPlace(root, kind, id, damagedBy('gone')).key;
}

function passOverUnkept(error: unknown): void {
  if (!(error instanceof AppError || error instanceof DamagedFile || error instanceof NewerFile)) throw error;
}
