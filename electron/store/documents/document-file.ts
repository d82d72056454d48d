import { readFile } from 'node:fs';
import { promisify } from 'node:util';
import { type Adapter, Low } from 'lowdb';
import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { DamagedFile, damageOf } from '../damage/damage.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { type FileStamp, readStamp, sameStamp } from '../disk/file-stamp.ts';
import { type Saved, seal, unseal } from './envelope.ts';
import type { DocumentOf } from './kinds.ts';

// With `node:fs/promises` each small file takes a tenth of a millisecond of this thread more.
const readBytes = promisify(readFile);

type Place<K extends DocumentKind> = { readonly kind: K; readonly id: string; readonly path: string };

/** lowdb's border with the disk: an envelope round the document, written durably. */
class EnvelopeAdapter<K extends DocumentKind> implements Adapter<Saved<DocumentOf[K]> | null> {
  stamp: FileStamp | null = null;
  readonly #place: Place<K>;
  readonly #disk: Disk;

  constructor(place: Place<K>, disk: Disk) {
    this.#place = place;
    this.#disk = disk;
  }

  async read(): Promise<Saved<DocumentOf[K]> | null> {
    const { kind, id, path } = this.#place;
    // The stamp is taken first: a change while reading shows as a difference at the next look.
    const stamp = readStamp(path);
    const bytes = stamp === null ? null : await readWhole(path);
    this.stamp = bytes === null ? null : stamp;
    return bytes === null ? null : unseal(kind, id, bytes);
  }

  async write(saved: Saved<DocumentOf[K]> | null): Promise<void> {
    if (saved === null) return;
    const { kind, id, path } = this.#place;
    this.stamp = await writeDurably(path, seal(kind, id, saved), { disk: this.#disk });
  }
}

/**
 * One document's file: the only user of lowdb. Memory changes only once the disk has: after a failed write
 * both hold the old value. Calls must not overlap; the caller queues them.
 */
export class DocumentFile<K extends DocumentKind> {
  readonly #adapter: EnvelopeAdapter<K>;
  readonly #low: Low<Saved<DocumentOf[K]> | null>;
  readonly #place: Place<K>;
  readonly #disk: Disk;
  #known = false;

  constructor(place: Place<K>, disk: Disk) {
    this.#place = place;
    this.#disk = disk;
    this.#adapter = new EnvelopeAdapter(place, disk);
    this.#low = new Low<Saved<DocumentOf[K]> | null>(this.#adapter, null);
  }

  /** What the last look or save found or left here, or null when that isn't known. */
  get known(): { readonly saved: Saved<DocumentOf[K]> | null; readonly stamp: FileStamp | null } | null {
    return this.#known ? { saved: this.#low.data, stamp: this.#adapter.stamp } : null;
  }

  /** Bytes of the file that is in memory, 0 when none is. */
  get size(): number {
    return this.#adapter.stamp?.size ?? 0;
  }

  /** What the file holds now, or null when there is none; read again when another program changed it. */
  async current(): Promise<Saved<DocumentOf[K]> | null> {
    try {
      if (this.#known && sameStamp(readStamp(this.#place.path), this.#adapter.stamp)) return this.#low.data;
      this.forget();
      await this.#low.read();
    } catch (error) {
      throw asDamage(error);
    }
    this.#known = true;
    return this.#low.data;
  }

  /** Puts `next` in place of what `current` just gave; resolving acknowledges it. Throws AppError when it failed. */
  async save(next: Saved<DocumentOf[K]>): Promise<void> {
    const before = this.#low.data;
    this.#low.data = next;
    try {
      await this.#low.write();
    } catch (error) {
      this.#low.data = before;
      if (error instanceof AppError && error.details['replaced'] === true) await this.#putBack(before);
      throw error;
    }
  }

  forget(): void {
    this.#known = false;
    this.#low.data = null;
    this.#adapter.stamp = null;
  }

  // Only the last flush failed: the new file is in place but was not acknowledged, so the old one comes back.
  async #putBack(before: Saved<DocumentOf[K]> | null): Promise<void> {
    try {
      if (before === null) this.#disk.unlink(this.#place.path);
      else await this.#low.write();
    } catch {
      // The next look reads whatever the disk then holds.
      this.forget();
    }
  }
}

async function readWhole(path: string): Promise<Uint8Array | null> {
  try {
    return await readBytes(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function asDamage(error: unknown): unknown {
  const reason = damageOf(errnoOf(error) ?? '');
  return reason === null ? error : new DamagedFile(reason);
}
