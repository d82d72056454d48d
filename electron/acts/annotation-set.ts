import { AppError } from '../../core/errors.ts';
import type { Annotation, AnnotationSet } from '../../core/model/annotation.ts';
import type { Change, Library } from '../store/library.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

type Edit = (current: readonly Annotation[]) => Annotation[];

/**
 * Changes the annotations of one article; the set is made with the first of them. Answers what was saved.
 * @throws AppError not-found when the article is not in the library, and whatever `edit` throws
 */
export function changeAnnotations(desk: Desk, articleId: string, edit: Edit): Promise<Annotation[]> {
  const { library } = desk;
  return inTurn(library, async () => {
    const change = await annotationChange(library, articleId, edit);
    if (change.type === 'create') return (await library.annotations.create(change.document)).annotations;
    return (await library.annotations.replace(articleId, change.next)).document.annotations;
  });
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
