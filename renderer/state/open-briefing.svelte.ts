import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import { citedIds } from '../../core/briefing/citations.ts';
import { AppError } from '../../core/errors.ts';
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
  readonly #updates = new Set<Promise<void>>();
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

  /**
   * Opens a briefing after saving the one before it; false when there is none of that id. The last call wins.
   * @throws AppError when the one before can't be saved: it stays open
   */
  async open(id: string): Promise<boolean> {
    this.#wanted = id;
    if (this.briefing?.id === id) return true;
    const found = await request('briefing.get', { id });
    // Waited for last, so that no key can come between the save of one text and the show of the other.
    await this.settle();
    if (this.#wanted !== id || found === null) return false;
    this.briefing = found.briefing;
    this.body = found.briefing.body;
    await this.#resolve(false);
    return true;
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

  /** Resolves to false when text or details could not be saved; the text stays. */
  async flush(): Promise<boolean> {
    const updates = await Promise.allSettled(this.#updates);
    return (await this.#autosave.flush()) && updates.every(({ status }) => status === 'fulfilled');
  }

  /** Saves what is unsaved. @throws AppError when it could not be, for acts that need the latest text on disk */
  async settle(): Promise<void> {
    if (await this.flush()) return;
    const reason = this.saveState.kind === 'failed' ? this.saveState.reason : 'Its details could not be saved.';
    throw new AppError('io-error', `The open briefing has to be saved first. ${reason}`);
  }

  async update(id: string, patch: BriefingPatch): Promise<void> {
    const update = this.#update(id, patch);
    this.#updates.add(update);
    await update.finally(() => this.#updates.delete(update));
  }

  async #update(id: string, patch: BriefingPatch): Promise<void> {
    await this.#autosave.flush();
    const updated = await request('briefing.update', { id, patch });
    // The text is the editor's: what the answer has of it may be older.
    if (this.briefing?.id === id) this.briefing = { ...updated, body: this.briefing.body };
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
