import { findQuote } from '../../core/anchoring/find.ts';
import type { Removed } from '../../core/ipc/replies.ts';
import type { Annotation, AnnotationPatch, Category, Credibility } from '../../core/model/annotation.ts';
import { newId } from '../../core/model/ids.ts';
import { changeAnnotations, changeOnText, demandAnnotation } from './annotation-set.ts';
import { anchorAt, type PassagePlace } from './annotation-standing.ts';
import { canonicalTextOf } from './canonical-text.ts';
import { type Desk, instantOf } from './desk.ts';
import { findAnnotations, getIfSound } from './find-document.ts';
import { bringInStep } from './in-step.ts';
import { applyPatch } from './patch.ts';

/** In the order they were made, as they stand against the article's present text. */
export async function listAnnotations(desk: Desk, articleId: string): Promise<Annotation[]> {
  const annotations = await findAnnotations(desk, articleId);
  const article = await getIfSound(desk.library.articles, articleId);
  return article === null ? annotations : bringInStep(annotations, article);
}

type NoteFields = { readonly category: Category; readonly comment: string; readonly credibility?: Credibility | null };

export type PassageNote = NoteFields & PassagePlace & { readonly articleId: string };

/** @throws AppError not-found; bad-request when the offsets are no passage of the article's present version */
export async function createAnnotation(desk: Desk, note: PassageNote): Promise<Annotation> {
  return await addAnnotation(desk, note.articleId, note, () => note);
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
  const { category = 'key-point', comment = '', credibility = null } = note;
  const fields = { category, comment, credibility };
  return await addAnnotation(desk, note.articleId, fields, (text) => findQuote(text, note));
}

/** `placeIn` gives the passage's offsets in the article's canonical text. */
async function addAnnotation(
  desk: Desk,
  articleId: string,
  { category, comment, credibility = null }: NoteFields,
  placeIn: (text: string) => PassagePlace,
): Promise<Annotation> {
  const id = freeId(desk);
  const at = instantOf(desk);
  const annotations = await changeOnText(desk, articleId, (current, article) => {
    const anchor = anchorAt(article, placeIn(canonicalTextOf(article).text));
    const fields = { category, comment, tags: [], credibility };
    const times = { createdAt: at, updatedAt: at };
    return [...current, { id, articleId, anchor, ...fields, state: 'exact', proposal: null, ...times }];
  });
  return demandAnnotation(annotations, id);
}

/** @throws AppError not-found */
export async function updateAnnotation(
  desk: Desk,
  articleId: string,
  id: string,
  patch: AnnotationPatch,
): Promise<Annotation> {
  const annotations = await changeAnnotations(desk, articleId, (current) => {
    demandAnnotation(current, id);
    return current.map((one) => (one.id === id ? { ...applyPatch(one, patch), updatedAt: instantOf(desk) } : one));
  });
  return demandAnnotation(annotations, id);
}

/** What cites it keeps its reference, which resolves again once the removal is undone. @throws AppError not-found */
export async function removeAnnotation(desk: Desk, articleId: string, id: string): Promise<Removed> {
  const removed: Annotation[] = [];
  await changeAnnotations(desk, articleId, (current) => {
    removed.push(demandAnnotation(current, id));
    return current.filter((one) => one.id !== id);
  });
  return { articles: [], briefings: [], annotations: removed };
}

function freeId(desk: Desk): string {
  let id = newId(desk.randomBytes);
  while (desk.library.catalogue.articleOfAnnotation(id) !== null) id = newId(desk.randomBytes);
  return id;
}
