import { AppError } from '../../core/errors.ts';
import type { NoteDraft } from '../../core/ipc/reliability.ts';
import type { CitedSentence, Removed } from '../../core/ipc/replies.ts';
import type { Annotation, AnnotationPatch, Category } from '../../core/model/annotation.ts';
import type { Article, ArticlePatch } from '../../core/model/article.ts';
import { request } from '../ipc/client.ts';
import { DraftJournal } from './draft-journal.ts';

/** Milliseconds between tries to save an annotation after a failure. */
const retryMs = 3000;
/** Milliseconds until a comment that is being written is kept outside the library. */
const draftWithin = 400;

/** The source that is open: its article, its annotations, and the sentences that cite them. */
export class OpenSource {
  article: Article | null = $state.raw(null);
  annotations: readonly Annotation[] = $state.raw([]);
  sentences: readonly CitedSentence[] = $state.raw([]);
  /** Why a change to an annotation is not saved yet; null when all are. */
  problem: string | null = $state(null);
  /** Why unsaved comments could not be kept outside the library either, or null. */
  draftProblem: string | null = $state(null);

  /** `onleave` is called just before the open source gives way: hand over what is being written on it. */
  constructor(onleave: () => void) {
    this.#onleave = onleave;
  }

  /** Opens an article, or nothing when there is none of that id. The last call wins. */
  async open(id: string): Promise<boolean> {
    if (this.article?.id !== id) return await this.#read(id);
    this.#wanted = id;
    return true;
  }

  /** The text of another article shows as soon as it is here; its notes follow, and then what cites them. */
  async #read(id: string): Promise<boolean> {
    this.#wanted = id;
    let changes = this.#changes;
    const asked = request('annotation.list', { articleId: id });
    // Whatever comes of it is taken up below, unless the article itself could not be read.
    asked.catch(() => undefined);
    const article = await request('article.get', { id });
    // Read with the first source: the list is shown without it.
    if (article !== null) await (await import('./canonical-text.ts')).prepareText(article.body);
    if (this.#wanted !== id) return false;
    const isOther = this.article?.id !== article?.id;
    if (isOther) this.#show(article);
    if (article === null) return false;
    let annotations = await asked.catch((error: unknown) => {
      // A text without its notes would look as if nobody had read it.
      if (isOther && this.#wanted === id) this.#show(null);
      throw error;
    });
    // What was saved meanwhile may not be in the answer.
    while (changes !== this.#changes) {
      changes = this.#changes;
      annotations = await request('annotation.list', { articleId: id });
    }
    if (this.#wanted !== id) return false;
    // The same text stays the same object, so that the pane and its selection are left alone.
    if (this.article?.updatedAt !== article.updatedAt) this.article = article;
    this.annotations = annotations.map((annotation) => this.#withUnsaved(annotation));
    void this.reloadSentences();
    return true;
  }

  #show(article: Article | null): void {
    this.#onleave();
    this.article = article;
    this.annotations = [];
    this.sentences = [];
  }

  close(): void {
    this.#wanted = null;
    this.#show(null);
  }

  /** Reads anew what is open, or on its way to be. */
  async reload(): Promise<void> {
    if (this.#wanted !== null) await this.#read(this.#wanted);
  }

  async reloadSentences(): Promise<void> {
    const id = this.article?.id;
    if (id === undefined) return;
    const sentences = await request('citation.sentences', { articleId: id });
    if (this.article?.id === id) this.sentences = sentences;
  }

  async annotate(range: { start: number; end: number }, category: Category): Promise<Annotation> {
    const articleId = this.#openId();
    const version = this.article?.version ?? null;
    const made = await request('annotation.create', { articleId, ...range, version, category, comment: '' });
    this.#changes += 1;
    if (this.article?.id === articleId) this.annotations = [...this.annotations, made];
    return made;
  }

  /** Shows the change at once. What could not be saved stays shown, is tried again, and `problem` says why. */
  async updateAnnotation(id: string, patch: AnnotationPatch): Promise<void> {
    this.#unsaved.set(id, { articleId: this.#openId(), patch: { ...this.#unsaved.get(id)?.patch, ...patch } });
    this.annotations = this.annotations.map((annotation) => this.#withUnsaved(annotation));
    if (patch.comment !== undefined) this.writeComment(id, patch.comment);
    await this.#save(id);
  }

  /** A comment as it is being written, before it is handed over to be saved. */
  writeComment(id: string, comment: string): void {
    const articleId = this.#unsaved.get(id)?.articleId ?? this.article?.id;
    if (articleId === undefined) return;
    const shown = this.annotations.find((annotation) => annotation.id === id);
    if (!this.#unsaved.has(id) && shown?.comment === comment) this.#dropDraft(articleId, id);
    else this.#keepDraft({ articleId, id, comment });
  }

  /** Takes up a comment that an earlier session could not save. Resolves to false while it can't be saved. */
  async recover({ articleId, id, comment }: NoteDraft): Promise<boolean> {
    this.#drafts.set(id, comment);
    this.#unsaved.set(id, { articleId, patch: { comment } });
    this.annotations = this.annotations.map((annotation) => this.#withUnsaved(annotation));
    await this.#save(id);
    return !this.#unsaved.has(id);
  }

  /** Every comment that is not saved yet, as Markdown; empty when all are. */
  unsavedComments(): string {
    return [...this.#drafts.values()].join('\n\n---\n\n');
  }

  /** Saves what could not be saved before; resolves to false while something cannot. */
  async flush(): Promise<boolean> {
    await Promise.allSettled([...this.#unsaved.keys()].map((id) => this.#save(id)));
    await this.#journal.flush();
    return this.#unsaved.size === 0;
  }

  /** Saves what is unsaved. @throws AppError when it could not be, for acts that need the latest notes on disk */
  async settle(): Promise<void> {
    if (!(await this.flush()))
      throw new AppError('io-error', `A note has to be saved first. ${this.problem ?? ''}`.trimEnd());
  }

  async removeAnnotation(id: string): Promise<Removed> {
    const articleId = this.#openId();
    const { removed } = await request('annotation.remove', { articleId, id });
    this.#changes += 1;
    this.#settle(id, this.#unsaved.get(id));
    this.#dropDraft(articleId, id);
    this.annotations = this.annotations.filter((annotation) => annotation.id !== id);
    return removed;
  }

  /** The changed passage that is proposed becomes the annotation's own, or is refused: then it is lost. */
  async decide(id: string, answer: 'accept' | 'reject'): Promise<void> {
    this.#replace(await request(`annotation.${answer}`, { articleId: this.#openId(), id }));
  }

  /** A passage of the present text becomes the annotation's own. */
  async reattach(id: string, { start, end }: { start: number; end: number }): Promise<void> {
    const version = this.article?.version ?? null;
    this.#replace(await request('annotation.reattach', { articleId: this.#openId(), id, start, end, version }));
  }

  async update(id: string, patch: ArticlePatch): Promise<void> {
    const updated = await request('article.update', { id, patch });
    if (this.article?.id === id) this.article = updated;
  }

  readonly #onleave: () => void;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #wanted: string | null = null;
  /** Counts the changes to annotations that were saved. */
  #changes = 0;
  readonly #unsaved = new Map<string, { readonly articleId: string; readonly patch: AnnotationPatch }>();

  /** What is being written or not saved, by the annotation's id. */
  readonly #drafts = new Map<string, string>();
  readonly #journal = new DraftJournal<NoteDraft | Omit<NoteDraft, 'comment'>>({
    write: async (draft) => {
      if ('comment' in draft) await request('draft.keepNote', draft);
      else await request('draft.dropNote', draft);
    },
    onproblem: (reason) => {
      this.draftProblem = reason;
    },
  });

  #keepDraft(draft: NoteDraft): void {
    this.#drafts.set(draft.id, draft.comment);
    this.#journal.keep(draft.id, draft, draftWithin);
  }

  #dropDraft(articleId: string, id: string): void {
    if (this.#drafts.delete(id)) this.#journal.keep(id, { articleId, id }, 0);
  }

  async #save(id: string): Promise<void> {
    const unsaved = this.#unsaved.get(id);
    if (unsaved === undefined) return;
    try {
      const updated = await request('annotation.update', { articleId: unsaved.articleId, id, patch: unsaved.patch });
      this.#settle(id, unsaved);
      if (this.#drafts.get(id) === updated.comment) this.#dropDraft(unsaved.articleId, id);
      this.#replace(updated);
    } catch (error) {
      // There is nothing left to save it in, so trying again would never end.
      if (error instanceof AppError && error.code === 'not-found') {
        this.#settle(id, unsaved);
        throw error;
      }
      this.problem = error instanceof Error ? error.message : String(error);
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => void this.flush(), retryMs);
    }
  }

  /** A change that came in meanwhile is saved by its own call. */
  #settle(id: string, saved: unknown): void {
    if (this.#unsaved.get(id) === saved) this.#unsaved.delete(id);
    if (this.#unsaved.size === 0) this.problem = null;
  }

  #replace(updated: Annotation): void {
    this.#changes += 1;
    this.annotations = this.annotations.map((annotation) =>
      annotation.id === updated.id ? this.#withUnsaved(updated) : annotation,
    );
  }

  #withUnsaved(annotation: Annotation): Annotation {
    const unsaved = this.#unsaved.get(annotation.id);
    return unsaved === undefined ? annotation : applied(annotation, unsaved.patch);
  }

  #openId(): string {
    if (this.article === null) throw new Error('No source is open.');
    return this.article.id;
  }
}

function applied(annotation: Annotation, { category, comment, tags, credibility }: AnnotationPatch): Annotation {
  return {
    ...annotation,
    ...(category === undefined ? {} : { category }),
    ...(comment === undefined ? {} : { comment }),
    ...(tags === undefined ? {} : { tags }),
    ...(credibility === undefined ? {} : { credibility }),
  };
}
