import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../core/errors.ts';
import { type DocumentKind, EnvelopeSchema } from '../../../core/model/envelope.ts';
import { DamagedFile, NewerFile } from '../damage/damage.ts';
import { type Disk, realDisk } from '../disk/disk.ts';
import { diskError, errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { flushFolder, isTemporary } from '../disk/folders.ts';
import { type Saved, unseal } from '../documents/envelope.ts';
import { KeyedQueue } from '../documents/keyed-queue.ts';
import type { DocumentOf } from '../documents/kinds.ts';
import { kindFolders } from '../folder/layout.ts';
import { fileNamesIn } from './file-names.ts';
import { formatVersionName, namesPath, parseVersionName, shardFolder, versionKey } from './version-name.ts';
import { readNames, writeName } from './version-names.ts';

/** One kept version of one document, or the mark that it was removed. */
export type KeptVersion = {
  readonly kind: DocumentKind;
  readonly id: string;
  /** `${revision}-${first 12 hex digits of the body's SHA-256}`; of a removal mark `${revision}-removed`. */
  readonly key: string;
  readonly revision: number;
  /** ISO instant when it was kept. */
  readonly at: string;
  /** Of its file; 0 for a removal mark. */
  readonly bytes: number;
  /** A mark that the document was removed after that revision. */
  readonly removed: boolean;
  /** Absolute. */
  readonly path: string;
};

export type Newest = Pick<KeptVersion, 'revision' | 'removed'>;

/** Of one revision the mark is newer: the document was removed after it. */
export function isNewer(a: Newest, b: Newest): boolean {
  return a.revision === b.revision ? a.removed && !b.removed : a.revision > b.revision;
}

/**
 * Versions of documents, each a file as the library had it, whose name tells all that lists need. A folder that
 * isn't there is an empty one; files of other names are left alone. One object at a time may write to a folder.
 */
export class VersionFolder {
  readonly root: string;
  readonly #disk: Disk;
  /** Writers of one shard's folder follow one another. */
  readonly #queue = new KeyedQueue();

  constructor(root: string, disk: Disk = realDisk) {
    this.root = root;
    this.#disk = disk;
  }

  /**
   * Keeps the bytes of a document's file, and takes away what marks this or a later revision as removed. A version
   * that is kept already and sound is left alone. Resolves when it is on the device and was read back.
   * @throws DamagedFile | NewerFile when the bytes are not a sound document, AppError what the disk refuses
   */
  async keep(kind: DocumentKind, id: string, bytes: Uint8Array, at: Date): Promise<KeptVersion> {
    const { revision } = unseal<DocumentKind>(kind, id, bytes);
    const hash = hashOf(bytes);
    const key = versionKey(revision, hash);
    return await this.#write(kind, id, async (folder) => {
      const versions = await this.#versionsOf(kind, id);
      const same = versions.find((version) => version.key === key);
      const name = formatVersionName({ id, revision, hash, at: at.toISOString() });
      const path = same?.path ?? join(folder, name);
      // One that is there already may have missed its last flush, and then have been called a failure.
      if (same !== undefined && (await hasBytes(path, bytes))) await flushFolder(folder, this.#disk);
      else await this.#writeChecked(path, bytes);
      for (const mark of versions) if (mark.removed && mark.revision >= revision) this.#disk.unlink(mark.path);
      const version = { kind, id, key, revision, at: same?.at ?? at.toISOString(), removed: false, path };
      return { ...version, bytes: bytes.byteLength };
    });
  }

  /**
   * Marks that the document was removed after `revision`, or after the highest that is kept. Resolves when that is
   * on the device.
   */
  async keepRemoval(kind: DocumentKind, id: string, revision: number, at: Date): Promise<void> {
    await this.#write(kind, id, async (folder) => {
      const [newest] = await this.#versionsOf(kind, id);
      if (newest?.removed && newest.revision >= revision) return;
      const last = Math.max(revision, newest?.revision ?? 1);
      const name = formatVersionName({ id, revision: last, hash: null, at: at.toISOString() });
      await writeDurably(join(folder, name), '', { disk: this.#disk });
    });
  }

  /** Highest revision first, then newest; removal marks included. @throws AppError what the disk refuses */
  async list(kind: DocumentKind, id: string): Promise<KeptVersion[]> {
    return await inOurWords('read', () => this.#versionsOf(kind, id));
  }

  /** What the newest version or removal mark of every document of a kind is, by id. No file is looked at. */
  async newest(kind: DocumentKind): Promise<Map<string, Newest>> {
    const newest = new Map<string, Newest>();
    for (const folder of await this.#shards(kind)) {
      for (const name of (await inOurWords('read', () => fileNamesIn(folder))).map(parseVersionName)) {
        if (name === null || shardFolder(this.root, kind, name.id) !== folder) continue;
        const found = { revision: name.revision, removed: name.hash === null };
        const known = newest.get(name.id);
        if (known === undefined || isNewer(found, known)) newest.set(name.id, found);
      }
    }
    return newest;
  }

  /** Every document of a kind that has anything here, each with what `list` gives; one shard's folder at a time. */
  async *documents(kind: DocumentKind): AsyncGenerator<{ id: string; versions: KeptVersion[] }> {
    for (const folder of await this.#shards(kind)) {
      const names = await inOurWords('read', () => fileNamesIn(folder));
      const versions = await inOurWords('read', () => versionsAmong(kind, folder, names));
      for (const [id, ofOne] of byId(versions)) {
        if (shardFolder(this.root, kind, id) === folder) yield { id, versions: ofOne.sort(newestFirst) };
      }
    }
  }

  /** The document as it was kept. @throws DamagedFile | NewerFile | AppError what the disk refuses */
  async read<K extends DocumentKind>(version: KeptVersion & { readonly kind: K }): Promise<Saved<DocumentOf[K]>> {
    const bytes = await inOurWords('read', () => readFile(version.path));
    const saved = unseal(version.kind, version.id, bytes);
    if (versionKey(saved.revision, hashOf(bytes)) !== version.key) throw new DamagedFile('envelope');
    return saved;
  }

  /** The newest version that reads back sound, or null: damaged, newer and unreadable copies are passed over. */
  async newestSound<K extends DocumentKind>(
    kind: K,
    id: string,
  ): Promise<{ version: KeptVersion; saved: Saved<DocumentOf[K]> } | null> {
    for (const version of await this.list(kind, id)) {
      if (version.removed) continue;
      try {
        return { version, saved: await this.read({ ...version, kind }) };
      } catch (error) {
        if (!(error instanceof DamagedFile || error instanceof NewerFile || error instanceof AppError)) throw error;
      }
    }
    return null;
  }

  /** Gives the version up. One that is gone already is no failure. */
  async remove(version: KeptVersion): Promise<void> {
    await this.#write(version.kind, version.id, async () => {
      try {
        this.#disk.unlink(version.path);
      } catch (error) {
        if (errnoOf(error) !== 'ENOENT') throw error;
      }
    });
  }

  /** The names that versions of a document were given, by key. @throws DamagedFile | AppError what the disk refuses */
  async names(kind: DocumentKind, id: string): Promise<ReadonlyMap<string, string>> {
    return await inOurWords('read', () => readNames(namesPath(this.root, kind, id)));
  }

  /** Names a version; null takes its name away. Resolves when that is on the device. */
  async setName(kind: DocumentKind, id: string, key: string, name: string | null): Promise<void> {
    await this.#write(kind, id, () => writeName(namesPath(this.root, kind, id), key, name, this.#disk));
  }

  /** Removes what writes of a killed process left behind, between our own writes. */
  async removeLeftovers(kind: DocumentKind): Promise<void> {
    for (const folder of await this.#shards(kind)) {
      const sweep = async () => {
        for (const name of await fileNamesIn(folder)) if (isTemporary(name)) this.#disk.unlink(join(folder, name));
      };
      await this.#queue.run(folder, () => inOurWords('save', sweep));
    }
  }

  async #shards(kind: DocumentKind): Promise<string[]> {
    const folder = join(this.root, kindFolders[kind]);
    const names = await inOurWords('read', () => fileNamesIn(folder));
    return names.filter((name) => /^[0-9a-f]{2}$/.test(name)).map((name) => join(folder, name));
  }

  #write<T>(kind: DocumentKind, id: string, job: (folder: string) => Promise<T>): Promise<T> {
    const folder = shardFolder(this.root, kind, id);
    return this.#queue.run(folder, () => inOurWords('save', () => job(folder)));
  }

  async #versionsOf(kind: DocumentKind, id: string): Promise<KeptVersion[]> {
    const folder = shardFolder(this.root, kind, id);
    const names = (await fileNamesIn(folder)).filter((name) => name.startsWith(`${id}.`));
    return (await versionsAmong(kind, folder, names)).sort(newestFirst);
  }

  async #writeChecked(path: string, bytes: Uint8Array): Promise<void> {
    await writeDurably(path, bytes, { disk: this.#disk });
    if (await hasBytes(path, bytes)) return;
    this.#disk.unlink(path);
    throw new AppError('io-error', 'Not saved: the copy did not read back as it was written.');
  }
}

/** The first 12 digits of the checksum in the envelope of sound bytes. */
function hashOf(bytes: Uint8Array): string {
  return v.parse(EnvelopeSchema, JSON.parse(new TextDecoder().decode(bytes))).sha256.slice(0, 12);
}

async function versionsAmong(kind: DocumentKind, folder: string, names: readonly string[]): Promise<KeptVersion[]> {
  const versions = await Promise.all(names.map((name) => versionAt(kind, folder, name)));
  return versions.filter((version) => version !== null);
}

/** Null for a file of another name, or one that went in the meantime. */
async function versionAt(kind: DocumentKind, folder: string, fileName: string): Promise<KeptVersion | null> {
  const name = parseVersionName(fileName);
  if (name === null) return null;
  const { id, revision, hash, at } = name;
  const path = join(folder, fileName);
  const bytes = hash === null ? 0 : await sizeOf(path);
  return bytes === null
    ? null
    : { kind, id, key: versionKey(revision, hash), revision, at, bytes, removed: hash === null, path };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function hasBytes(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await readFile(path)).equals(bytes);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

// A mark comes after the version of its revision whatever the clock said: `keep` takes away those that don't.
function newestFirst(a: KeptVersion, b: KeptVersion): number {
  if (a.revision !== b.revision) return b.revision - a.revision;
  if (a.removed !== b.removed) return a.removed ? -1 : 1;
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.key < b.key ? 1 : -1;
}

function byId(versions: readonly KeptVersion[]): Map<string, KeptVersion[]> {
  const grouped = new Map<string, KeptVersion[]>();
  for (const version of versions) {
    const ofOne = grouped.get(version.id);
    if (ofOne === undefined) grouped.set(version.id, [version]);
    else ofOne.push(version);
  }
  return grouped;
}

async function inOurWords<T>(act: 'save' | 'read', job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    throw diskError(error, act);
  }
}
