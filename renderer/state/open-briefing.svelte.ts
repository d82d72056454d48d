import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import { citedIds } from '../../core/briefing/citations.ts';
import type { Citation } from '../../core/ipc/replies.ts';
import type { Briefing, BriefingPatch } from '../../core/model/briefing.ts';
import { IdSchema } from '../../core/model/scalars.ts';
import { request } from '../ipc/client.ts';
import { Autosave, type SaveState } from './autosave.ts';

/** The briefing that is open, its unsaved text, and what its citations stand for. */
export class OpenBriefing {
  /** As last acknowledged by main; `body` here is what the editor starts from. */
  briefing: Briefing | null = $state.raw(null);
  /** The text in the editor, saved or not. */
  body = $state('');
  saveState: SaveState = $state.raw({ kind: 'saved' });
  /** Of every annotation cited since the window opened: null for one that is not in the library. */
  readonly citations = new SvelteMap<string, Citation | null>();
  /** The ids that the text cites, as of its last pause. */
  cited: readonly string[] = $state.raw([]);
  #wanted: string | null = null;
  #resolving: ReturnType<typeof setTimeout> | undefined;

  readonly #autosave = new Autosave({
    save: async (id, body) => {
      const saved = await request('briefing.save', { id, body });
      if (this.briefing?.id === id) {
        this.briefing = { ...this.briefing, body, title: saved.title, updatedAt: saved.savedAt };
      }
    },
    onstate: (state) => {
      this.saveState = state;
    },
  });

  /** Opens a briefing after saving the one before it; stays where it is when that fails. The last call wins. */
  async open(id: string): Promise<boolean> {
    this.#wanted = id;
    if (!(await this.#autosave.flush())) return false;
    const found = await request('briefing.get', { id });
    if (this.#wanted !== id) return false;
    this.briefing = found?.briefing ?? null;
    this.body = found?.briefing.body ?? '';
    await this.#resolve(false);
    return found !== null;
  }

  close(): void {
    this.#wanted = null;
    this.briefing = null;
    this.body = '';
  }

  edit(id: string, body: string): void {
    if (this.briefing?.id !== id) return;
    this.body = body;
    this.#autosave.edit(id, body);
    // Off the path of a key: the whole text is read for its references.
    clearTimeout(this.#resolving);
    this.#resolving = setTimeout(() => void this.#resolve(false), 120);
  }

  /** Resolves to false when the text could not be saved; the text stays. */
  flush(): Promise<boolean> {
    return this.#autosave.flush();
  }

  async update(patch: BriefingPatch): Promise<void> {
    if (this.briefing === null) throw new Error('No briefing is open.');
    const { id } = this.briefing;
    await this.#autosave.flush();
    const updated = await request('briefing.update', { id, patch });
    if (this.briefing?.id !== id) return;
    this.briefing = updated;
    if (!this.#autosave.pending) this.body = updated.body;
  }

  /** Reads anew what the citations stand for, after a source or its annotations changed. */
  refreshCitations(): Promise<void> {
    return this.#resolve(true);
  }

  async #resolve(all: boolean): Promise<void> {
    this.cited = citedIds(this.body).filter((id) => v.is(IdSchema, id));
    const ids = (all ? this.cited : this.cited.filter((id) => !this.citations.has(id))).slice(0, 5000);
    if (ids.length === 0) return;
    const found = await request('citation.resolve', { ids });
    for (const [i, id] of ids.entries()) this.citations.set(id, found[i] ?? null);
  }
}
