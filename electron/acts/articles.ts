import { AppError } from '../../core/errors.ts';
import type { Article, ArticlePatch } from '../../core/model/article.ts';
import { type Desk, instantOf } from './desk.ts';
import { applyPatch } from './patch.ts';

export { importFiles, importText } from './imports.ts';

/** Changes what is known of a source, never its text. @throws AppError not-found; bad-request for an empty title */
export async function updateArticle(desk: Desk, id: string, patch: ArticlePatch): Promise<Article> {
  if (patch.title?.trim() === '') throw new AppError('bad-request', 'A source needs a title.');
  const saved = await desk.library.articles.replace(id, (current) => ({
    ...applyPatch(current, patch),
    updatedAt: instantOf(desk),
  }));
  return saved.document;
}
