import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import type { Citation } from '../../core/ipc/replies.ts';
import { IdSchema } from '../../core/model/scalars.ts';
import { request } from '../ipc/client.ts';
import type { LazyText } from './lazy-text.ts';

/** So many are looked up in one call: a moment of main's time. */
const lookedUpAtOnce = 250;

/** The ids that a text cites, each once; null when a later text is read instead. */
export type ReadCited = (text: string) => Promise<readonly string[] | null>;

async function readHere(text: string): Promise<readonly string[]> {
  return (await import('../../core/briefing/citations.ts')).citedIds(text);
}

/** What the citations of the open briefing stand for. */
export class CitedPassages {
  /** Of every annotation cited since the window opened: null for one that is not in the library. */
  readonly known = new SvelteMap<string, Citation | null>();
  /** The ids that the text cites, as of its last pause. */
  ids: readonly string[] = $state.raw([]);
  readonly #read: ReadCited;
  #latest: LazyText | null = null;

  constructor(read: ReadCited = readHere) {
    this.#read = read;
  }

  /** Looks up what a text cites and is not known yet, or `all` of it anew. */
  async resolve(text: LazyText, all: boolean): Promise<void> {
    this.#latest = text;
    // Not waited for: what a briefing cites is told by the status line only, and its reader may just be starting.
    void this.#readIds(text);
    // What looks like a citation is one, as a rule; it costs little to find, and to look up in vain.
    const ids = labelsIn(text.text).filter((id) => (all || !this.known.has(id)) && v.is(IdSchema, id));
    for (let from = 0; from < ids.length; from += lookedUpAtOnce) {
      await this.#lookUp(ids.slice(from, from + lookedUpAtOnce));
    }
  }

  async #readIds(text: LazyText): Promise<void> {
    const cited = await this.#read(text.text);
    if (cited !== null && this.#latest === text) this.#show(cited.filter((id) => v.is(IdSchema, id)));
  }

  #show(ids: readonly string[]): void {
    // The same ids are no change to whoever goes through them.
    if (ids.length !== this.ids.length || ids.some((id, i) => id !== this.ids[i])) this.ids = ids;
  }

  async #lookUp(ids: string[]): Promise<void> {
    const found = await request('citation.resolve', { ids });
    for (const [i, id] of ids.entries()) this.known.set(id, found[i] ?? null);
  }
}

/** Whatever stands as `[^label]` in a text, each once, in code as well. */
function labelsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\[\^([A-Za-z0-9_-]+)\]/g), ([, label = '']) => label))];
}
