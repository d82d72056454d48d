import type { DocumentKind } from '../../core/model/envelope.ts';
import { type Saved, seal } from './envelope.ts';
import { incidentInPlace } from './incident.ts';
import { changedElsewhere, elsewhereKey } from './incident-files.ts';
import type { Incidents } from './incidents.ts';
import type { DocumentOf } from './kinds.ts';
import { losesParts } from './lost-parts.ts';
import { peekEnvelope } from './peek-envelope.ts';
import type { VersionFolder } from './versions/version-folder.ts';
import { versionKey } from './versions/version-name.ts';

type Parts = { readonly root: string; readonly history: VersionFolder; readonly incidents: Incidents };

/** The name in the history of a version that was about to be overwritten. */
export const versionNameElsewhere = 'Changed by another program';

/** Keeps track of what other programs wrote into the documents of one kind, and saves it from being overwritten. */
export class OtherPrograms<K extends DocumentKind> {
  readonly #kind: K;
  readonly #parts: Parts;
  /** What a document was before another program's version, of that revision, was noticed. */
  readonly #noticed = new Map<string, { readonly before: DocumentOf[K]; readonly revision: number }>();
  /** The revisions that this process wrote last. */
  readonly #own = new Map<string, number>();

  constructor(kind: K, parts: Parts) {
    this.#kind = kind;
    this.#parts = parts;
  }

  /** Another program's version was met. Of several, what stood before the first counts. */
  notice(id: string, before: DocumentOf[K], revision: number): void {
    this.#noticed.set(id, { before: this.#noticed.get(id)?.before ?? before, revision });
  }

  /** This process wrote that revision: whatever stood there before has been dealt with. */
  wrote(id: string, revision: number): void {
    this.#noticed.delete(id);
    this.#own.set(id, revision);
  }

  /**
   * Keeps `theirs`, which is what the file holds, when another program wrote it and `ours` would undo some of it;
   * the version's key, or null. `base` is the revision that ours was made from, null when it was made from theirs.
   * @throws AppError what the disk refuses
   */
  async keep(
    id: string,
    theirs: Saved<DocumentOf[K]>,
    ours: DocumentOf[K],
    base: number | null,
  ): Promise<string | null> {
    const noticed = this.#noticed.get(id);
    if (noticed === undefined) return await this.#keepUnlessKnown(id, theirs, ours, base);
    if (base !== null && base >= noticed.revision) return null;
    return losesParts(this.#kind, noticed.before, theirs.body, ours) ? await this.#keep(id, theirs) : null;
  }

  // Nothing was noticed, yet ours was made from an earlier revision, as a draft that outlived a restart is.
  async #keepUnlessKnown(
    id: string,
    theirs: Saved<DocumentOf[K]>,
    ours: DocumentOf[K],
    base: number | null,
  ): Promise<string | null> {
    if (base === null || base === theirs.revision || this.#own.get(id) === theirs.revision) return null;
    if (!losesParts(this.#kind, null, theirs.body, ours)) return null;
    const { hash } = peekEnvelope(Buffer.from(seal(this.#kind, id, theirs)));
    const key = versionKey(theirs.revision, hash?.slice(0, 12) ?? null);
    const versions = await this.#parts.history.list(this.#kind, id);
    return versions.some((version) => version.key === key) ? null : await this.#keep(id, theirs);
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
