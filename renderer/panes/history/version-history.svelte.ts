import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import { citedIds } from '../../../core/briefing/citations.ts';
import type { HistoryKind } from '../../../core/ipc/reliability.ts';
import type { Citation } from '../../../core/ipc/replies.ts';
import { IdSchema } from '../../../core/model/scalars.ts';
import type { Version } from '../../../core/model/version.ts';
import { request } from '../../ipc/client.ts';

/** What a history belongs to: a set of annotations goes by its article's id. */
export type HistoryDocument = { readonly kind: HistoryKind; readonly id: string };
/** A version's text beside the present one's. */
export type ShownVersion = { readonly version: Version; readonly text: string; readonly present: string };

/** Milliseconds that the choice must rest before its text is read, so that a held arrow passes over versions. */
const rest = 70;

/** The versions of one document and the text of the chosen one. */
export class VersionHistory {
  readonly document: HistoryDocument;
  title = $state('');
  /** The highest revision first; the first is what the library holds. */
  versions: readonly Version[] = $state.raw([]);
  loaded = $state(false);
  chosen: Version | null = $state.raw(null);
  /** The last chosen version that was read; it stays until the next one is there. */
  shown: ShownVersion | null = $state.raw(null);
  /** Why the chosen version can't be shown, or null. */
  problem: string | null = $state(null);
  /** What the citations of the shown texts stand for. */
  readonly citations = new SvelteMap<string, Citation | null>();
  readonly #texts = new Map<string, Promise<string>>();
  #reading: ReturnType<typeof setTimeout> | undefined;

  constructor(document: HistoryDocument) {
    this.document = document;
  }

  get present(): Version | null {
    return this.versions[0] ?? null;
  }

  /** Reads the versions; the one before the present is chosen, for there is something to see. */
  async load(): Promise<void> {
    await this.#list();
    this.loaded = true;
    const first = this.versions[1] ?? this.present;
    if (first !== null) await this.#show(first);
  }

  choose(version: Version): void {
    this.chosen = version;
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => void this.#show(version), rest);
  }

  /** `name` null takes the name away. */
  async name(version: Version, name: string | null): Promise<void> {
    await request('history.name', { ...this.document, key: version.key, name });
    await this.#list();
  }

  async #list(): Promise<void> {
    const { title, versions } = await request('history.list', this.document);
    this.title = title;
    this.versions = versions;
    const again = (key: string | undefined) => versions.find((version) => version.key === key);
    this.chosen = again(this.chosen?.key) ?? null;
    if (this.shown === null) return;
    const version = again(this.shown.version.key);
    if (version !== undefined) this.shown = { ...this.shown, version };
  }

  async #show(version: Version): Promise<void> {
    this.chosen = version;
    try {
      const [text, present] = await Promise.all([this.#text(version), this.#text(this.present ?? version)]);
      if (this.document.kind === 'briefing') await this.#resolve(text + present);
      if (this.chosen?.key !== version.key) return;
      this.shown = { version: this.chosen, text, present };
      this.problem = null;
    } catch (error) {
      if (this.chosen?.key === version.key) this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** A version never changes: it is read once, and again only after a failure. */
  #text(version: Version): Promise<string> {
    const known = this.#texts.get(version.key);
    if (known !== undefined) return known;
    const text = request('history.get', { ...this.document, key: version.key }).then((found) => found.text);
    this.#texts.set(version.key, text);
    text.catch(() => this.#texts.delete(version.key));
    return text;
  }

  async #resolve(text: string): Promise<void> {
    const ids = citedIds(text).filter((id) => v.is(IdSchema, id) && !this.citations.has(id));
    if (ids.length === 0) return;
    const found = await request('citation.resolve', { ids: ids.slice(0, 5000) });
    for (const [i, id] of ids.entries()) this.citations.set(id, found[i] ?? null);
  }
}
