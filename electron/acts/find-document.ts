import { AppError } from '../../core/errors.ts';
import type { AnnotationSet } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import type { Briefing } from '../../core/model/briefing.ts';
import type { Documents } from '../store/library.ts';
import type { Desk } from './desk.ts';

/** @throws AppError not-found */
export async function findArticle(desk: Desk, id: string): Promise<Article> {
  const article = await desk.library.articles.get(id);
  if (article === null) throw new AppError('not-found', `There is no source “${id}” in this library.`);
  return article;
}

/** @throws AppError not-found */
export async function findBriefing(desk: Desk, id: string): Promise<Briefing> {
  const briefing = await desk.library.briefings.get(id);
  if (briefing === null) throw new AppError('not-found', `There is no briefing “${id}” in this library.`);
  return briefing;
}

export async function findAnnotations(desk: Desk, articleId: string): Promise<AnnotationSet['annotations']> {
  return (await desk.library.annotations.get(articleId))?.annotations ?? [];
}

/**
 * The document, or null when there is none or it can't be opened: for acts over many documents, where one that is
 * damaged or too new (the summary names it) must not hide the others.
 */
export async function getIfSound<T extends { id: string }>(documents: Documents<T>, id: string): Promise<T | null> {
  try {
    return await documents.get(id);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'damaged' || error.code === 'newer-schema')) return null;
    throw error;
  }
}
