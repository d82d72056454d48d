import type { CallInput } from '../../core/ipc/contract.ts';
import type { CitedSentence, Removed } from '../../core/ipc/replies.ts';
import type { Annotation, AnnotationPatch, Category } from '../../core/model/annotation.ts';
import type { Article, ArticlePatch } from '../../core/model/article.ts';
import { request } from '../ipc/client.ts';

/** The source that is open: its article, its annotations, and the sentences that cite them. */
export class OpenSource {
  article: Article | null = $state.raw(null);
  annotations: readonly Annotation[] = $state.raw([]);
  sentences: readonly CitedSentence[] = $state.raw([]);

  /** Opens an article, or nothing when there is none of that id. The last call wins. */
  async open(id: string): Promise<boolean> {
    this.#wanted = id;
    const [article, annotations, sentences] = await Promise.all([
      request('article.get', { id }),
      request('annotation.list', { articleId: id }),
      request('citation.sentences', { articleId: id }),
    ]);
    if (this.#wanted !== id) return false;
    // The same text stays the same object, so that the pane and its selection are left alone.
    const same = article !== null && this.article?.id === id && this.article.updatedAt === article.updatedAt;
    if (!same) this.article = article;
    this.annotations = article === null ? [] : annotations.map((annotation) => this.#withUnsaved(annotation));
    this.sentences = article === null ? [] : sentences;
    return article !== null;
  }

  close(): void {
    this.#wanted = null;
    this.article = null;
    this.annotations = [];
    this.sentences = [];
  }

  /** Reads anew what is open, or on its way to be. */
  async reload(): Promise<void> {
    if (this.#wanted !== null) await this.open(this.#wanted);
  }

  async reloadSentences(): Promise<void> {
    const id = this.article?.id;
    if (id === undefined) return;
    const sentences = await request('citation.sentences', { articleId: id });
    if (this.article?.id === id) this.sentences = sentences;
  }

  async annotate(range: { start: number; end: number }, category: Category): Promise<Annotation> {
    const articleId = this.#openId();
    const made = await request('annotation.create', { articleId, ...range, category, comment: '' });
    if (this.article?.id === articleId) this.annotations = [...this.annotations, made];
    return made;
  }

  /** Shows the change at once. What could not be saved stays shown and is tried again by `flush`. */
  async updateAnnotation(id: string, patch: AnnotationPatch): Promise<void> {
    this.#unsaved.set(id, { articleId: this.#openId(), patch: { ...this.#unsaved.get(id)?.patch, ...patch } });
    this.annotations = this.annotations.map((annotation) => this.#withUnsaved(annotation));
    await this.#save(id);
  }

  /** Saves what could not be saved before; resolves to false while something cannot. */
  async flush(): Promise<boolean> {
    const tries = await Promise.allSettled([...this.#unsaved.keys()].map((id) => this.#save(id)));
    return tries.every(({ status }) => status === 'fulfilled');
  }

  async removeAnnotation(id: string): Promise<Removed> {
    const { removed } = await request('annotation.remove', { articleId: this.#openId(), id });
    this.annotations = this.annotations.filter((annotation) => annotation.id !== id);
    return removed;
  }

  async update(patch: ArticlePatch): Promise<void> {
    const input: CallInput<'article.update'> = { id: this.#openId(), patch };
    this.article = await request('article.update', input);
  }

  #wanted: string | null = null;
  readonly #unsaved = new Map<string, { readonly articleId: string; readonly patch: AnnotationPatch }>();

  async #save(id: string): Promise<void> {
    const unsaved = this.#unsaved.get(id);
    if (unsaved === undefined) return;
    const updated = await request('annotation.update', { articleId: unsaved.articleId, id, patch: unsaved.patch });
    // A change that came in meanwhile is saved by its own call.
    if (this.#unsaved.get(id) === unsaved) this.#unsaved.delete(id);
    this.annotations = this.annotations.map((annotation) =>
      annotation.id === id ? this.#withUnsaved(updated) : annotation,
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
