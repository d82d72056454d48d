import { AppError } from '../../core/errors.ts';
import type { Annotation, AnnotationSet } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import type { Change, Library } from '../store/library.ts';
import type { Desk } from './desk.ts';
import { findArticle } from './find-document.ts';
import { bringInStep } from './in-step.ts';
import { inTurn } from './in-turn.ts';

type Edit = (current: readonly Annotation[]) => Annotation[];

/**
 * Changes the annotations of one article; the set is made with the first of them. Answers what was saved.
 * @throws AppError not-found when the article is not in the library, and whatever `edit` throws
 */
export function changeAnnotations(desk: Desk, articleId: string, edit: Edit): Promise<Annotation[]> {
  return inTurn(desk.library, () => save(desk.library, articleId, edit));
}

/**
 * The same for an edit that refers to the article's text: it is given the article of this very turn, and the
 * annotations in step with it, because an update may have come in since the caller saw them.
 * @throws AppError not-found when the article is not in the library, and whatever `edit` throws
 */
export function changeOnText(
  desk: Desk,
  articleId: string,
  edit: (current: readonly Annotation[], article: Article) => Annotation[],
): Promise<Annotation[]> {
  return inTurn(desk.library, async () => {
    const article = await findArticle(desk, articleId);
    return await save(desk.library, articleId, (current) => edit(bringInStep(current, article), article));
  });
}

/** @throws AppError not-found */
export function demandAnnotation(annotations: readonly Annotation[], id: string): Annotation {
  const found = annotations.find((one) => one.id === id);
  if (found === undefined) throw new AppError('not-found', `There is no note “${id}” on this source.`);
  return found;
}

async function save(library: Library, articleId: string, edit: Edit): Promise<Annotation[]> {
  const change = await annotationChange(library, articleId, edit);
  if (change.type === 'create') return (await library.annotations.create(change.document)).annotations;
  return (await library.annotations.replace(articleId, change.next)).document.annotations;
}

/**
 * What an edit of one article's annotations comes to, to be made in the same turn.
 * @throws AppError not-found when the article is not in the library, and whatever `edit` throws
 */
export async function annotationChange(
  library: Library,
  articleId: string,
  edit: Edit,
): Promise<Extract<Change, { kind: 'annotations'; type: 'create' | 'replace' }>> {
  if (library.catalogue.article(articleId) === null)
    throw new AppError('not-found', `There is no source “${articleId}” in this library.`);
  if ((await library.annotations.revision(articleId)) === 0) {
    return { type: 'create', kind: 'annotations', document: { id: articleId, annotations: edit([]) } };
  }
  const next = (set: AnnotationSet): AnnotationSet => ({ ...set, annotations: edit(set.annotations) });
  return { type: 'replace', kind: 'annotations', id: articleId, next };
}
