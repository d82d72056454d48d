import { AppError } from '../../core/errors.ts';
import type { SimilarSource } from '../../core/ipc/imports.ts';
import type { Article } from '../../core/model/article.ts';
import { leastRuns, similarFrom, similarityOf } from '../../core/near/similarity.ts';
import { nearTextsOf, runsOfArticle } from '../near/near-texts.ts';
import type { Desk } from './desk.ts';
import { findArticle } from './find-document.ts';

/** So many are named at most. */
const mostSimilar = 5;

/**
 * The sources whose text is largely that of this one, most alike first: their sketches tell which may be, and those are
 * read and compared. What has not been sketched yet is not among them; asking later finds it.
 * @throws AppError not-found, or why the article itself can't be read
 */
export async function findSimilar(desk: Desk, articleId: string): Promise<SimilarSource[]> {
  const article = await findArticle(desk, articleId);
  const runs = runsOfArticle(article);
  if (runs.distinct.size < leastRuns) return [];
  const texts = await nearTextsOf(desk.library);
  const similar: SimilarSource[] = [];
  for (const { id } of texts.candidates(article, runs)) {
    const other = await readOrNull(desk, id);
    const similarity = other === null ? 0 : similarityOf(runs, runsOfArticle(other));
    if (other !== null && similarity >= similarFrom) {
      similar.push({ id, title: other.title, publisher: other.publisher, similarity });
    }
  }
  return similar.sort((a, b) => b.similarity - a.similarity).slice(0, mostSimilar);
}

// One that is damaged or was just removed is no reason to name none.
async function readOrNull(desk: Desk, id: string): Promise<Article | null> {
  try {
    return await desk.library.articles.get(id);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
