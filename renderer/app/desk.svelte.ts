import { tick } from 'svelte';
import { AppError } from '../../core/errors.ts';
import type { CommandId } from '../../core/ipc/commands.ts';
import type { CitedSentence } from '../../core/ipc/replies.ts';
import type { SearchHit } from '../../core/ipc/search.ts';
import type { Category } from '../../core/model/annotation.ts';
import { request } from '../ipc/client.ts';
import { BulkWork } from '../state/bulk-work.svelte.ts';
import { Exports } from '../state/exports.svelte.ts';
import { Imports } from '../state/imports.svelte.ts';
import { LibraryLists } from '../state/library.svelte.ts';
import { OpenBriefing } from '../state/open-briefing.svelte.ts';
import { OpenSource } from '../state/open-source.svelte.ts';
import { Preferences } from '../state/preferences.svelte.ts';
import { Removals } from '../state/removals.svelte.ts';
import { SourceUpdates } from '../state/source-updates.svelte.ts';
import { type ComparedConflict, compareNewestConflict } from './compared-conflict.ts';
import { notify } from './notify.ts';
import { reopen } from './reopen.ts';
import { saveElsewhere } from './save-elsewhere.ts';
import { updateFromDropped } from './update-acts.ts';

/** What the desk asks of the source pane. */
export type SourcePane = {
  flash(annotationId: string): void;
  focus(): void;
  startComment(annotationId: string): void;
  /** Hands over a comment that is being written. */
  flush(): void;
  runPassageCommand(command: CommandId): boolean;
  /** Marks a query's hits and goes to the one at `place`, UTF-16 offsets of the canonical text; null: to the best. */
  showHits(query: string, place: { readonly start: number; readonly end: number } | null): void;
  /** Opens the bar that finds words in this source. */
  openFind(): void;
  /** Goes to the next hit, or the previous one; false when none are marked. */
  stepHit(direction: 1 | -1): boolean;
};

/** What the desk asks of the briefing pane. */
export type BriefingPane = {
  insertCitation(annotationId: string): void;
  insertQuote(text: string, annotationId: string): void;
  toggleJudgment(): void;
  bold(): void;
  italic(): void;
  focus(): void;
  /** Hands over a title that is being written. */
  flush(): void;
  goTo(start: number, end: number): void;
  /** Marks a query's hits and goes to the one at `place`, UTF-16 offsets of the body; null: to the first. */
  showHits(query: string, place: { readonly start: number; readonly end: number } | null): Promise<void>;
  /** Opens the bar that finds words in this briefing. */
  openFind(): void;
  /** Goes to the next hit, or the previous one; false when none are marked. */
  stepHit(direction: 1 | -1): boolean;
  citationAtCursor(): string | null;
  /** Shows a text that did not come from the editor; undo takes it back where it is `undoable`. */
  replaceBody(briefingId: string, body: string, undoable?: boolean): void;
};

export type DialogName =
  | 'paste'
  | 'import-url'
  | 'import-report'
  | 'preferences'
  | 'source-details'
  | 'tag-sources'
  | 'briefing-details'
  | 'keys'
  | 'about'
  | 'palette'
  | 'briefing-history'
  | 'notes-history'
  | 'source-versions'
  | 'name-version'
  | 'backups'
  | 'restore'
  | 'bin'
  | 'health';
/** Dialogs that hold what a person has typed: nothing else may take their place. */
const forms: ReadonlySet<DialogName | null> = new Set([
  'paste',
  'import-url',
  'source-details',
  'tag-sources',
  'briefing-details',
  'name-version',
]);
export type AfterHighlight = 'none' | 'comment' | 'cite' | 'quote';

// The worker and what it needs are read with the first briefing: the list is shown without them.
async function readCited(text: string): Promise<readonly string[] | null> {
  const { briefingThread } = await import('../workers/briefing-thread.ts');
  return await briefingThread.citedIn(text).catch(() => null);
}

/** The desk: what is open, and the acts that involve more than one part of it. */
export class Desk {
  readonly preferences = new Preferences();
  readonly library = new LibraryLists(this.preferences);
  readonly source = new OpenSource(() => this.sourcePane?.flush());
  readonly draft = new OpenBriefing((id, body, undoable) => {
    this.briefingPane?.replaceBody(id, body, undoable);
    if (!undoable) notify('The briefing was changed elsewhere: its newest text is shown.');
  }, readCited);
  readonly removals = new Removals();
  readonly bulk = new BulkWork();
  readonly imports = new Imports();
  readonly exports = new Exports();
  readonly updates = new SourceUpdates();
  #dialog: DialogName | null = $state(null);
  #reportWaits = false;
  /** What the list of incidents opens with, instead of all. */
  comparedFirst: ComparedConflict | null = null;
  /** What the paste dialog starts from: plain text, and the same as rich text where the clipboard has it. */
  pasted: { readonly text: string; readonly html: string | null } = $state.raw({ text: '', html: null });
  ready = $state(false);
  sourcePane: SourcePane | null = $state.raw(null);
  briefingPane: BriefingPane | null = $state.raw(null);

  get dialog(): DialogName | null {
    return this.#dialog;
  }

  /** Closing a form shows the report of an import that ended meanwhile. */
  set dialog(next: DialogName | null) {
    this.#dialog = next ?? (this.#reportWaits ? 'import-report' : null);
    if (this.#dialog === 'import-report') this.#reportWaits = false;
  }

  get fillsForm(): boolean {
    return forms.has(this.#dialog);
  }

  /** `readPanes` makes ready what shows a source and a briefing. */
  async start(readPanes: () => Promise<void>): Promise<void> {
    try {
      await reopen(this, readPanes);
    } finally {
      this.ready = true;
    }
  }

  async openArticle(id: string): Promise<boolean> {
    const opened = await this.source.open(id);
    if (opened) this.preferences.set({ openArticle: id });
    return opened;
  }

  async openBriefing(id: string): Promise<boolean> {
    this.briefingPane?.flush();
    const opened = await this.draft.open(id);
    if (opened) this.preferences.set({ openBriefing: id });
    return opened;
  }

  /** Opens what was found and marks the query's hits in it; of a note its passage as well. */
  async openHit(hit: Pick<SearchHit, 'kind' | 'id' | 'articleId' | 'place'>, query: string): Promise<void> {
    if (hit.kind === 'briefing') {
      if (!(await this.openBriefing(hit.id))) return;
      await tick();
      await this.briefingPane?.showHits(query, hit.place);
      return;
    }
    if (!(await this.openArticle(hit.articleId ?? hit.id))) return;
    await tick();
    this.sourcePane?.showHits(query, hit.place);
    if (hit.kind === 'annotation') this.sourcePane?.flash(hit.id);
  }

  /** Saves all that is unsaved; resolves to false when something could not be. */
  async flush(): Promise<boolean> {
    this.handOver();
    const saved = await Promise.all([this.draft.flush(), this.source.flush(), this.preferences.flush()]);
    return saved.every((done) => done !== false);
  }

  /** Saves all that is unsaved, so that what leaves the library is what is seen. @throws AppError when it could not be */
  async settle(): Promise<void> {
    this.handOver();
    await Promise.all([this.source.settle(), this.draft.settle()]);
  }

  /** Writes what could not be saved to a file of the person's choice; it stays unsaved here. */
  async saveElsewhere(only?: 'comments'): Promise<void> {
    this.handOver();
    await saveElsewhere(this.draft, this.source, only);
  }

  async newBriefing(): Promise<void> {
    await this.settle();
    const briefing = await request('briefing.create', {
      title: 'Untitled briefing',
      body: '# Untitled briefing\n\n## Bottom line\n\n',
    });
    if (!(await this.openBriefing(briefing.id))) return;
    if (this.preferences.current.briefingMode === 'read') this.preferences.set({ briefingMode: 'edit' });
    await tick();
    this.briefingPane?.goTo('# '.length, '# Untitled briefing'.length);
  }

  /** Shows the report of an import, or will once the form that is being filled closes. */
  showReport(): void {
    this.imports.waiting = false;
    this.#reportWaits = this.fillsForm;
    if (!this.#reportWaits) this.dialog = 'import-report';
  }

  async highlight(range: { start: number; end: number }, category: Category, then: AfterHighlight): Promise<void> {
    const { id } = await this.source.annotate(range, category);
    await tick();
    if (then === 'comment') this.sourcePane?.startComment(id);
    if (then === 'cite') await this.cite(id);
    if (then === 'quote') await this.quote(id);
  }

  async cite(annotationId: string): Promise<void> {
    (await this.writingPane('cite in'))?.insertCitation(annotationId);
  }

  async quote(annotationId: string): Promise<void> {
    const exact = this.source.annotations.find(({ id }) => id === annotationId)?.anchor?.quote.exact;
    if (exact === undefined) return;
    (await this.writingPane('quote in'))?.insertQuote(exact, annotationId);
  }

  /** The briefing pane, ready to be written in; null (and a word why) when no briefing is open. `act` as in “to cite in”. */
  async writingPane(act: string): Promise<BriefingPane | null> {
    if (this.draft.briefing === null) {
      notify(`Open a briefing or make a new one to ${act}.`);
      return null;
    }
    if (this.preferences.current.briefingMode === 'read') this.preferences.set({ briefingMode: 'split' });
    await tick();
    return this.briefingPane;
  }

  /** A dropped file becomes the next version of the open source. */
  async updateFromFiles(files: readonly File[]): Promise<void> {
    await updateFromDropped(this, files);
  }

  /** Opens the passage that a citation rests on and flashes it. */
  async follow(annotationId: string): Promise<void> {
    const citation = this.draft.citations.get(annotationId);
    if (citation === undefined || citation === null) {
      notify('This citation’s passage is not in the library.');
      return;
    }
    await this.openArticle(citation.articleId);
    await tick();
    this.sourcePane?.flash(annotationId);
  }

  async goToSentence(sentence: CitedSentence): Promise<void> {
    if (!(await this.openBriefing(sentence.briefingId))) return;
    await tick();
    this.briefingPane?.goTo(sentence.start, sentence.end);
  }

  /**
   * Shows a briefing's text as an act of the person has left it in the library, where it is open: the editor's undo
   * takes that back. @throws AppError when keys came in meanwhile: what they made is saved over it
   */
  async takeOverBriefing(id: string): Promise<void> {
    if (this.draft.briefing?.id !== id || (await this.draft.catchUp(true)) !== 'unsaved') return;
    throw new AppError('bad-request', 'You went on writing, so your text stands. The other one is in the history.');
  }

  /** Shows both versions of a briefing's conflict; all that befell documents when it has none any more. */
  async compareConflict(briefingId: string): Promise<void> {
    this.comparedFirst = await compareNewestConflict(briefingId);
    this.dialog = 'health';
  }

  /** The panes hand over what is being written in them. */
  handOver(): void {
    this.sourcePane?.flush();
    this.briefingPane?.flush();
  }
}
