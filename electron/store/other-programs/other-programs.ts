import type { DocumentKind } from '../../../core/model/envelope.ts';
import { incidentInPlace } from '../damage/incident.ts';
import { changedElsewhere, elsewhereKey } from '../damage/incident-files.ts';
import type { Incidents } from '../damage/incidents.ts';
import { type FileStamp, sameStamp } from '../disk/file-stamp.ts';
import { type Saved, seal } from '../documents/envelope.ts';
import type { DocumentOf } from '../documents/kinds.ts';
import { peekEnvelope } from '../documents/peek-envelope.ts';
import type { VersionFolder } from '../versions/version-folder.ts';
import { versionKey } from '../versions/version-name.ts';
import { losesParts } from './lost-parts.ts';

type Parts = { readonly root: string; readonly history: VersionFolder; readonly incidents: Incidents };

type Made = { readonly base?: number | undefined; readonly stamp?: FileStamp | null | undefined };

/** The name in the history of a version that was about to be overwritten. */
export const versionNameElsewhere = 'Changed by another program';

/** Keeps track of what other programs wrote into the documents of one kind, and saves it from being overwritten. */
export class OtherPrograms<K extends DocumentKind> {
  readonly #kind: K;
  readonly #parts: Parts;
  /** What a document was before another program's version, of that revision, was noticed. */
  readonly #noticed = new Map<string, { readonly before: DocumentOf[K]; readonly revision: number }>();
  /** The files as this process left them. */
  readonly #own = new Map<string, FileStamp>();

  constructor(kind: K, parts: Parts) {
    this.#kind = kind;
    this.#parts = parts;
  }

  /** Another program's version was met. Of several, what stood before the first counts. */
  notice(id: string, before: DocumentOf[K], revision: number): void {
    this.#noticed.set(id, { before: this.#noticed.get(id)?.before ?? before, revision });
  }

  /** This process wrote that file: whatever stood there before has been dealt with. */
  wrote(id: string, stamp: FileStamp | null): void {
    this.#noticed.delete(id);
    if (stamp !== null) this.#own.set(id, stamp);
  }

  /** The file has another stamp, and holds what it held. */
  touched(id: string, stamp: FileStamp | null): void {
    if (stamp !== null && this.#own.has(id)) this.#own.set(id, stamp);
  }

  /**
   * Keeps `theirs`, which is what the file of that stamp holds, when another program wrote it and `ours` would undo
   * some of it; the version's key, or null. `base` is the revision that ours was made from; without it, it was made
   * from theirs. @throws AppError what the disk refuses
   */
  async keep(
    id: string,
    theirs: Saved<DocumentOf[K]>,
    ours: DocumentOf[K],
    { base, stamp }: Made = {},
  ): Promise<string | null> {
    const noticed = this.#noticed.get(id);
    if (noticed !== undefined) {
      if (base !== undefined && base >= noticed.revision) return null;
      return losesParts(this.#kind, noticed.before, theirs.body, ours) ? await this.#keep(id, theirs) : null;
    }
    if (base === undefined || sameStamp(this.#own.get(id) ?? null, stamp ?? null)) return null;
    if (!losesParts(this.#kind, null, theirs.body, ours)) return null;
    return (await this.#isForeign(id, theirs, base)) ? await this.#keep(id, theirs) : null;
  }

  // Nothing was noticed, as when the document was no longer in memory or a draft outlived a restart. The revision that
  // ours was made from is another program's only where a different version of that number was written here.
  async #isForeign(id: string, theirs: Saved<DocumentOf[K]>, base: number): Promise<boolean> {
    const { hash } = peekEnvelope(Buffer.from(seal(this.#kind, id, theirs)));
    const key = versionKey(theirs.revision, hash?.slice(0, 12) ?? null);
    const versions = await this.#parts.history.list(this.#kind, id);
    if (versions.some((version) => version.key === key)) return false;
    const isOtherVersion = versions.some(({ revision, removed }) => revision === base && !removed);
    return base !== theirs.revision || isOtherVersion || this.#own.has(id);
  }

  async #keep(id: string, theirs: Saved<DocumentOf[K]>): Promise<string> {
    const { root, history, incidents } = this.#parts;
    const { key } = await history.keep(this.#kind, id, Buffer.from(seal(this.#kind, id, theirs)), new Date());
    await history.setName(this.#kind, id, key, versionNameElsewhere);
    const incident = incidentInPlace(root, this.#kind, id, changedElsewhere);
    await incidents.record({ ...incident, key: elsewhereKey(this.#kind, id, key), what: 'changed-elsewhere' });
    return key;
  }
}
