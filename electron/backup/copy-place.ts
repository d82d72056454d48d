import { AppError } from '../../core/errors.ts';
import { alwaysKept, type ThinningRule } from '../../core/history/thinning.ts';
import { type DocumentKind, documentKinds } from '../../core/model/envelope.ts';
import { DamagedFile, damageOf, NewerFile } from '../store/damage/damage.ts';
import { documentPath } from '../store/folder/layout.ts';
import type { Library } from '../store/library.ts';
import type { DocumentName } from '../store/opening/read-items.ts';
import type { KeptVersion, VersionFolder } from '../store/versions/version-folder.ts';
import { presentRevisions } from './present-revisions.ts';
import { readIfThere } from './read-if-there.ts';
import { removedBytes } from './removed-bytes.ts';
import { keyOf } from './settling.ts';

export type CopyRules = {
  readonly kinds: readonly DocumentKind[];
  readonly thinning: ThinningRule;
  /** Whether nothing may be given up at present. */
  readonly held: () => boolean;
  readonly now: () => Date;
};

/** One folder of versions that follows the library, and the count of what it holds. */
export class CopyPlace {
  readonly #library: Library;
  readonly #folder: VersionFolder;
  readonly #rules: CopyRules;
  /** Bytes of all copies of each document that has any. */
  readonly #sizes = new Map<string, number>();
  #bytes = 0;
  #lastAt: string | null = null;

  constructor(library: Library, folder: VersionFolder, rules: CopyRules) {
    this.#library = library;
    this.#folder = folder;
    this.#rules = rules;
  }

  get documents(): number {
    return this.#sizes.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** ISO instant of the newest copy, or null when there is none. */
  get lastAt(): string | null {
    return this.#lastAt;
  }

  takes({ kind }: DocumentName): boolean {
    return this.#rules.kinds.includes(kind);
  }

  /**
   * Counts what is there, tidies after killed writes and answers which documents the copies are behind in. Calls
   * `rest` after every few hundred. @throws AppError what the disk refuses
   */
  async takeStock(rest: () => Promise<void>): Promise<DocumentName[]> {
    this.#sizes.clear();
    this.#bytes = 0;
    this.#lastAt = null;
    const behind: DocumentName[] = [];
    for (const kind of documentKinds) await this.#folder.removeLeftovers(kind);
    for (const kind of this.#rules.kinds) {
      const kept = await this.#countKind(kind, rest);
      let seen = 0;
      for await (const { id, revision } of presentRevisions(this.#library, kind)) {
        if (kept.get(id) !== revision) behind.push({ kind, id });
        kept.delete(id);
        if (++seen % 500 === 0) await rest();
      }
      for (const id of kept.keys()) if (this.#library.bin.has(kind, id)) behind.push({ kind, id });
    }
    return behind;
  }

  /**
   * Keeps the document as its file is now, or marks that it was removed; then gives up what the rule lets go. A file
   * that isn't sound, or can't be read, is passed over: the library looks after it. @throws AppError what the disk refuses
   */
  async copy({ kind, id }: DocumentName): Promise<void> {
    const bytes = await readIfThere(documentPath(this.#library.root, kind, id)).catch(asDamage);
    if (bytes === 'damaged') return;
    if (bytes === null) await this.#keepRemoved(kind, id);
    else await this.#keepSound(kind, id, bytes);
    const versions = await this.#folder.list(kind, id);
    const gone = await this.#thin(kind, id, versions);
    this.#count(
      { kind, id },
      versions.filter((version) => !gone.has(version)),
    );
  }

  /** The newest revision of each document of a kind that the copies don't say was removed. */
  async #countKind(kind: DocumentKind, rest: () => Promise<void>): Promise<Map<string, number>> {
    const kept = new Map<string, number>();
    let seen = 0;
    for await (const { id, versions } of this.#folder.documents(kind)) {
      this.#count({ kind, id }, versions);
      const [newest] = versions;
      if (newest !== undefined && !newest.removed) kept.set(id, newest.revision);
      for (const { at } of versions) if (this.#lastAt === null || at > this.#lastAt) this.#lastAt = at;
      if (++seen % 500 === 0) await rest();
    }
    return kept;
  }

  async #keepRemoved(kind: DocumentKind, id: string): Promise<void> {
    const bytes = await removedBytes(this.#library.root, kind, id).catch(asDamage);
    // Neither here nor in the bin: whatever befell it, the person did not remove it.
    if (bytes === null || bytes === 'damaged') return;
    const last = await this.#keepSound(kind, id, bytes);
    const [newest] = last === null ? await this.#folder.list(kind, id) : [last];
    if (newest !== undefined) await this.#folder.keepRemoval(kind, id, newest.revision, this.#rules.now());
  }

  /** Null when the bytes are no sound document. */
  async #keepSound(kind: DocumentKind, id: string, bytes: Uint8Array): Promise<KeptVersion | null> {
    try {
      const version = await this.#folder.keep(kind, id, bytes, this.#rules.now());
      this.#lastAt = version.at;
      return version;
    } catch (error) {
      if (error instanceof DamagedFile || error instanceof NewerFile) return null;
      throw error;
    }
  }

  /** Answers what it gave up. Nothing goes before the newest copy has been read back sound. */
  async #thin(kind: DocumentKind, id: string, all: readonly KeptVersion[]): Promise<ReadonlySet<KeptVersion>> {
    const versions = all.filter((version) => !version.removed);
    const [newest] = versions;
    if (newest === undefined || versions.length <= alwaysKept || this.#rules.held()) return new Set();
    const named = await this.#namesOf(kind, id);
    if (named === null) return new Set();
    const surplus = this.#rules.thinning(versions, { now: this.#rules.now(), named: new Set(named.keys()) });
    if (surplus.length === 0 || !(await this.#isSound(newest))) return new Set();
    for (const version of surplus) await this.#folder.remove(version);
    return new Set(surplus);
  }

  /** Null: which versions have a name can't be told, so that any of them may have one. */
  async #namesOf(kind: DocumentKind, id: string): Promise<ReadonlyMap<string, string> | null> {
    try {
      return await this.#folder.names(kind, id);
    } catch (error) {
      if (error instanceof DamagedFile || error instanceof AppError) return null;
      throw error;
    }
  }

  async #isSound(version: KeptVersion): Promise<boolean> {
    try {
      await this.#folder.read(version);
      return true;
    } catch (error) {
      if (error instanceof DamagedFile || error instanceof NewerFile || error instanceof AppError) return false;
      throw error;
    }
  }

  #count(name: DocumentName, versions: readonly KeptVersion[]): void {
    const key = keyOf(name);
    const copies = versions.filter((version) => !version.removed);
    const bytes = copies.reduce((sum, version) => sum + version.bytes, 0);
    this.#bytes += bytes - (this.#sizes.get(key) ?? 0);
    if (copies.length === 0) this.#sizes.delete(key);
    else this.#sizes.set(key, bytes);
  }
}

// The others must not wait for a file that will never be read.
function asDamage(error: unknown): 'damaged' {
  if (error instanceof AppError && damageOf(String(error.details['errno'])) !== null) return 'damaged';
  throw error;
}
