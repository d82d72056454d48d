import { describePassage } from '../../core/anchoring/describe.ts';
import { findQuote } from '../../core/anchoring/find.ts';
import { AppError } from '../../core/errors.ts';
import type { Removed } from '../../core/ipc/replies.ts';
import type { Annotation, AnnotationPatch, Category, Credibility } from '../../core/model/annotation.ts';
import { newId } from '../../core/model/ids.ts';
import { changeAnnotations } from './annotation-set.ts';
import { canonicalTextOf } from './canonical-text.ts';
import { type Desk, instantOf } from './desk.ts';
import { findAnnotations, findArticle } from './find-document.ts';
import { applyPatch } from './patch.ts';

/** In the order they were made. */
export async function listAnnotations(desk: Desk, articleId: string): Promise<Annotation[]> {
  return await findAnnotations(desk, articleId);
}

export type PassageNote = {
  readonly articleId: string;
  /** UTF-16 offsets in the article's canonical text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly category: Category;
  readonly comment: string;
  readonly credibility?: Credibility | null;
};

/** @throws AppError not-found; bad-request when the offsets are no passage of the article */
export async function createAnnotation(desk: Desk, note: PassageNote): Promise<Annotation> {
  const article = await findArticle(desk, note.articleId);
  const at = instantOf(desk);
  const annotation: Annotation = {
    id: freeId(desk),
    articleId: article.id,
    anchor: describePassage(canonicalTextOf(article).text, note.start, note.end, article.version),
    category: note.category,
    comment: note.comment,
    tags: [],
    credibility: note.credibility ?? null,
    state: 'exact',
    createdAt: at,
    updatedAt: at,
  };
  await changeAnnotations(desk, article.id, (annotations) => [...annotations, annotation]);
  return annotation;
}

export type QuoteNote = {
  readonly articleId: string;
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly category?: Category;
  readonly comment?: string;
  readonly credibility?: Credibility | null;
};

/** @throws AppError not-found, quote-not-found, quote-ambiguous */
export async function annotateQuote(desk: Desk, note: QuoteNote): Promise<Annotation> {
  const { text } = canonicalTextOf(await findArticle(desk, note.articleId));
  return await createAnnotation(desk, {
    articleId: note.articleId,
    ...findQuote(text, note),
    category: note.category ?? 'key-point',
    comment: note.comment ?? '',
    credibility: note.credibility ?? null,
  });
}

/** @throws AppError not-found */
export async function updateAnnotation(
  desk: Desk,
  articleId: string,
  id: string,
  patch: AnnotationPatch,
): Promise<Annotation> {
  const annotations = await changeAnnotations(desk, articleId, (current) => {
    demand(current, id);
    return current.map((one) => (one.id === id ? { ...applyPatch(one, patch), updatedAt: instantOf(desk) } : one));
  });
  return demand(annotations, id);
}

/** What cites it keeps its reference, which resolves again once the removal is undone. @throws AppError not-found */
export async function removeAnnotation(desk: Desk, articleId: string, id: string): Promise<Removed> {
  const removed: Annotation[] = [];
  await changeAnnotations(desk, articleId, (current) => {
    removed.push(demand(current, id));
    return current.filter((one) => one.id !== id);
  });
  return { articles: [], briefings: [], annotations: removed };
}

function demand(annotations: readonly Annotation[], id: string): Annotation {
  const found = annotations.find((one) => one.id === id);
  if (found === undefined) throw new AppError('not-found', `There is no note “${id}” on this source.`);
  return found;
}

function freeId(desk: Desk): string {
  let id = newId(desk.randomBytes);
  while (desk.library.catalogue.articleOfAnnotation(id) !== null) id = newId(desk.randomBytes);
  return id;
}
