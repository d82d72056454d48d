import { AppError } from '../../core/errors.ts';
import type { CallOutput } from '../../core/ipc/contract.ts';
import type { BriefingDraft, TextPlace } from '../../core/ipc/reliability.ts';
import type { Citation } from '../../core/ipc/replies.ts';
import type { Briefing, BriefingPatch } from '../../core/model/briefing.ts';
import { request } from '../ipc/client.ts';
import { Autosave, type SaveState } from './autosave.ts';
import { CitedPassages, type ReadCited } from './cited-passages.svelte.ts';
import { DraftJournal } from './draft-journal.ts';
import { LazyText } from './lazy-text.ts';

/** Milliseconds until unsaved text is kept outside the library, and until a place alone is. */
const textWithin = 400;
const placeWithin = 3000;

/** What an earlier session could not save of a briefing; `base` is the revision that it was made from. */
export type UnsavedText = { readonly base: number; readonly body: string; readonly at: string };

/**
 * plain: the briefing stands as it was when the text was written. both: it was changed since, and what it held is
 * kept. new: it is gone, and the text is in a briefing of its own.
 */
export type ReturnedText = { readonly id: string; readonly at: string; readonly how: 'plain' | 'both' | 'new' };

/** A briefing as the library holds it. */
type Held = CallOutput<'briefing.update'>;

/** The briefing that is open, its unsaved text, and what its citations stand for. */
export class OpenBriefing {
  /** As last acknowledged by main; `body` here is what the editor starts from. */
  briefing: Briefing | null = $state.raw(null);
  #text = $state.raw(new LazyText(''));
  saveState: SaveState = $state.raw({ kind: 'saved' });
  /** Why the text is not saved; null once a save has succeeded, or when none has failed. */
  problem: string | null = $state(null);
  /** Why unsaved text could not be kept outside the library either, or null. */
  draftProblem: string | null = $state(null);
  /** The briefing in which another program's version was met while saving, until that is dismissed. */
  conflictIn: string | null = $state(null);
  /** Text of an earlier session that came back, until that is dismissed. */
  returned: ReturnedText | null = $state.raw(null);
  readonly #updates = new Set<Promise<void>>();
  /** Texts of an earlier session whose briefings were not opened since, by id. */
  readonly #waiting = new Map<string, UnsavedText>();
  readonly #places = new Map<string, TextPlace>();
  readonly #onreplace: (id: string, body: string, undoable: boolean) => void;
  readonly #passages: CitedPassages;
  /** Of the open briefing, as this window knows it: what its text is made from. */
  #revision = 0;
  #unsaved = false;
  #turn: Promise<unknown> = Promise.resolve();
  #wanted: string | null = null;
  #resolving: ReturnType<typeof setTimeout> | undefined;

  readonly #autosave = new Autosave<LazyText>({
    save: (id, text) => this.#inTurn(() => this.#save(id, text)),
    onstate: (state) => {
      // Told at every key: the same state again is no news.
      if (state.kind !== this.saveState.kind || state.kind === 'failed') this.saveState = state;
      this.#unsaved = state.kind !== 'saved';
      if (state.kind === 'failed') this.problem = state.reason;
    },
  });
  readonly #journal = new DraftJournal<() => BriefingDraft>({
    write: async (draft) => {
      await request('draft.keep', draft());
    },
    onproblem: (reason) => {
      this.draftProblem = reason;
    },
  });

  /**
   * `onreplace` is called when the open briefing's text was changed elsewhere: the editor is to take it over.
   * `undoable`: the person asked for it. `readCited` reads what a text cites off the page's thread.
   */
  constructor(onreplace: (id: string, body: string, undoable: boolean) => void, readCited?: ReadCited) {
    this.#onreplace = onreplace;
    this.#passages = new CitedPassages(readCited);
  }

  /** Of every annotation cited since the window opened: null for one that is not in the library. */
  get citations(): ReadonlyMap<string, Citation | null> {
    return this.#passages.known;
  }

  /** The ids that the text cites, as of its last pause. */
  get cited(): readonly string[] {
    return this.#passages.ids;
  }

  /** The text in the editor, saved or not. */
  get body(): string {
    return this.#text.text;
  }

  /**
   * Opens a briefing after saving the one before it; false when there is none of that id. The last call wins.
   * A text that was brought back is shown instead of its own, and saved.
   * @throws AppError when the one before can't be saved: it stays open
   */
  async open(id: string): Promise<boolean> {
    this.#wanted = id;
    if (this.briefing?.id === id) return true;
    const found = await this.#inTurn(() => request('briefing.get', { id }));
    // Waited for last, so that no key can come between the save of one text and the show of the other.
    await this.settle();
    if (this.#wanted !== id || found === null) return false;
    this.briefing = found.briefing;
    this.#text = new LazyText(found.briefing.body);
    this.#revision = found.revision;
    this.#showReturned(id);
    await this.#passages.resolve(this.#text, false);
    return true;
  }

  /** Brings back a text that an earlier session could not save: it waits until its briefing opens. */
  bringBack(id: string, unsaved: UnsavedText): void {
    this.#waiting.set(id, unsaved);
  }

  /**
   * Saves a text that waits as it stands. Answers its briefing; null when none waits, or the briefing is open or about
   * to be, which shows it. @throws AppError when it can't be saved: it waits on
   */
  saveReturned(id: string): Promise<Briefing | null> {
    return this.#inTurn(async () => {
      const unsaved = this.#waiting.get(id);
      if (unsaved === undefined || this.#wanted === id) return null;
      const found = await request('briefing.get', { id });
      const { base, body } = unsaved;
      if (found !== null && found.briefing.body !== body) await request('briefing.save', { id, base, body });
      this.#waiting.delete(id);
      return found?.briefing ?? null;
    });
  }

  close(): void {
    this.#wanted = null;
    this.briefing = null;
    this.#text = new LazyText('');
  }

  edit(id: string, body: string | LazyText): void {
    if (this.briefing?.id !== id) return;
    this.#text = typeof body === 'string' ? new LazyText(body) : body;
    this.#autosave.edit(id, this.#text);
    this.#keepDraft(textWithin);
    // Off the path of a key: the whole text is read for its references.
    clearTimeout(this.#resolving);
    this.#resolving = setTimeout(() => void this.#passages.resolve(this.#text, false), 120);
  }

  /** Where the cursor and the top of the view of a briefing were last; null when that is not known. */
  placeOf(id: string): TextPlace | null {
    return this.#places.get(id) ?? null;
  }

  /** Remembers a place that an earlier session left. */
  remember(id: string, place: TextPlace): void {
    this.#places.set(id, place);
  }

  /** The cursor or the top of the view moved. */
  move(id: string, place: TextPlace): void {
    this.#places.set(id, place);
    if (this.briefing?.id === id) this.#keepDraft(placeWithin);
  }

  /** Whether the text in the editor is not acknowledged yet. */
  get unsaved(): boolean {
    return this.#unsaved;
  }

  /** Resolves to false when text or details could not be saved; the text stays, and is kept outside the library. */
  async flush(): Promise<boolean> {
    const updates = await Promise.allSettled(this.#updates);
    await Promise.all([this.#journal.flush(), this.#autosave.flush()]);
    // Once more and last: a key may have come while drafts were written, and none may come after this.
    return (await this.#autosave.flush()) && updates.every(({ status }) => status === 'fulfilled');
  }

  /** Saves what is unsaved. @throws AppError when it could not be, for acts that need the latest text on disk */
  async settle(): Promise<void> {
    if (await this.flush()) return;
    throw new AppError(
      'io-error',
      `The open briefing has to be saved first. ${this.problem ?? 'Its details could not be saved.'}`,
    );
  }

  async update(id: string, patch: BriefingPatch): Promise<void> {
    const update = this.#update(id, patch);
    this.#updates.add(update);
    await update.finally(() => this.#updates.delete(update));
  }

  /**
   * Looks whether the open briefing was changed elsewhere. `taken`: its new text is shown now; the writer's undo
   * history stays, and holds the change where it is `undoable`. `unsaved`: text that is being written is left alone,
   * and its save keeps both.
   */
  async catchUp(undoable = false): Promise<'same' | 'taken' | 'unsaved'> {
    const id = this.briefing?.id;
    if (id === undefined) return 'same';
    if (this.#unsaved) return 'unsaved';
    const found = await this.#inTurn(() => request('briefing.get', { id }));
    if (found === null || this.briefing?.id !== id || found.revision <= this.#revision) return 'same';
    return this.#unsaved ? 'unsaved' : await this.#takeOver(found, undoable);
  }

  /** Reads anew what the citations stand for, after a source or its annotations changed. */
  refreshCitations(): Promise<void> {
    return this.#passages.resolve(this.#text, true);
  }

  #showReturned(id: string): void {
    const unsaved = this.#waiting.get(id);
    if (unsaved === undefined) return;
    this.#waiting.delete(id);
    const { base, body, at } = unsaved;
    const same = this.body.replace(/\r\n?/g, '\n') === body;
    this.returned = { id, at, how: same ? 'new' : base === this.#revision ? 'plain' : 'both' };
    if (same) return;
    this.#revision = base;
    this.edit(id, body);
  }

  async #save(id: string, text: LazyText): Promise<void> {
    const body = text.text;
    const saved = await request('briefing.save', { id, base: this.#revision, body });
    this.problem = null;
    if (saved.theirs !== null) this.conflictIn = id;
    if (this.briefing?.id !== id) return;
    this.#revision = saved.revision;
    this.briefing = { ...this.briefing, body, title: saved.title, updatedAt: saved.savedAt };
    // What is kept so far names a revision that is no longer the newest, or a text that is saved.
    this.#journal.keep(
      id,
      this.#draftOf(id, this.#text === text || this.body === body ? null : this.#text),
      placeWithin,
    );
  }

  async #update(id: string, patch: BriefingPatch): Promise<void> {
    await this.#autosave.flush();
    const answer = await this.#inTurn(() => request('briefing.update', { id, patch }));
    if (this.briefing?.id !== id) return;
    if (!this.#unsaved) {
      // Its text is another than ours where another program has just written it.
      await this.#takeOver(answer, false);
      return;
    }
    this.#revision = answer.revision;
    this.briefing = { ...answer.briefing, body: this.briefing.body };
    this.#keepDraft(0);
  }

  async #takeOver({ briefing, revision }: Held, undoable: boolean): Promise<'same' | 'taken'> {
    this.#revision = revision;
    this.briefing = briefing;
    if (briefing.body === this.body) return 'same';
    this.#text = new LazyText(briefing.body);
    this.#onreplace(briefing.id, briefing.body, undoable);
    await this.#passages.resolve(this.#text, false);
    return 'taken';
  }

  // Each save and each change of details is made from the revision that the one before it gave.
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(act);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #keepDraft(within: number): void {
    const id = this.briefing?.id;
    if (id !== undefined) this.#journal.keep(id, this.#draftOf(id, this.#unsaved ? this.#text : null), within);
  }

  #draftOf(id: string, text: LazyText | null): () => BriefingDraft {
    const base = this.#revision;
    const place = this.#places.get(id);
    return () => {
      const body = text?.text ?? null;
      const end = body?.length ?? 0;
      return { id, base, body, place: place ?? { anchor: end, head: end, top: 0 } };
    };
  }
}
