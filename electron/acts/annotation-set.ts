import { AppError } from '../../core/errors.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

/**
 * Changes the annotations of one article; the set is made with the first of them. Answers what was saved.
 * @throws AppError not-found when the article is not in the library, and whatever `change` throws
 */
export function changeAnnotations(
  desk: Desk,
  articleId: string,
  change: (current: readonly Annotation[]) => Annotation[],
): Promise<Annotation[]> {
  const { library } = desk;
  return inTurn(library, async () => {
    if (library.catalogue.article(articleId) === null)
      throw new AppError('not-found', `There is no source “${articleId}” in this library.`);
    if ((await library.annotations.revision(articleId)) === 0) {
      return (await library.annotations.create({ id: articleId, annotations: change([]) })).annotations;
    }
    const saved = await library.annotations.replace(articleId, (set) => ({
      ...set,
      annotations: change(set.annotations),
    }));
    return saved.document.annotations;
  });
}
