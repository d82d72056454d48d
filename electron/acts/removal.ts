import { AppError } from '../../core/errors.ts';
import type { Removed } from '../../core/ipc/replies.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Library } from '../store/library.ts';
import { changeAnnotations } from './annotation-set.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

/** The article's annotations go with it and come back with it. @throws AppError not-found */
export async function removeArticle(desk: Desk, id: string): Promise<Removed> {
  return await removeAll(desk.library, { articles: [id], briefings: [] });
}

/** @throws AppError not-found */
export async function removeBriefing(desk: Desk, id: string): Promise<Removed> {
  return await removeAll(desk.library, { articles: [], briefings: [id] });
}

/** Takes every sample away, also those that were edited or cited since: one act, undone by one. */
export async function removeSamples(desk: Desk): Promise<Removed> {
  const { catalogue } = desk.library;
  return await removeAll(desk.library, {
    articles: catalogue.articles().flatMap((row) => (row.sample ? [row.id] : [])),
    briefings: catalogue.briefings().flatMap((row) => (row.sample ? [row.id] : [])),
  });
}

/** Puts back what a removal took; what is there again already is left alone. @throws AppError not-found */
export async function restore(desk: Desk, removed: Removed): Promise<void> {
  const { library } = desk;
  await inTurn(library, async () => {
    for (const id of removed.articles) await restoreArticle(library, id);
    for (const id of removed.briefings) {
      if (library.catalogue.briefing(id) === null) await library.briefings.restore(id);
    }
  });
  for (const annotation of removed.annotations) {
    await changeAnnotations(desk, annotation.articleId, (current) => withAnnotation(current, annotation));
  }
}

function removeAll(library: Library, ids: { articles: string[]; briefings: string[] }): Promise<Removed> {
  return inTurn(library, async () => {
    const removed: Removed = { articles: [], briefings: [], annotations: [] };
    try {
      for (const id of ids.briefings) {
        await library.briefings.remove(id);
        removed.briefings.push(id);
      }
      // An article goes before its annotations and comes back after them: a crash in between leaves annotations
      // without their article, which restoring puts right, and never an article that has lost its annotations.
      for (const id of ids.articles) {
        await library.articles.remove(id);
        removed.articles.push(id);
        if ((await library.annotations.revision(id)) > 0) await library.annotations.remove(id);
      }
    } catch (error) {
      // All or nothing: half a removal could not be undone, since its answer never reaches the caller.
      for (const id of removed.articles) await restoreArticle(library, id).catch(() => undefined);
      for (const id of removed.briefings) await library.briefings.restore(id).catch(() => undefined);
      throw error;
    }
    return removed;
  });
}

async function restoreArticle(library: Library, id: string): Promise<void> {
  if (library.catalogue.article(id) !== null) return;
  if ((await library.annotations.revision(id)) === 0) await restoreAnnotations(library, id);
  await library.articles.restore(id);
}

/** An article may have had none. */
async function restoreAnnotations(library: Library, id: string): Promise<void> {
  try {
    await library.annotations.restore(id);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
  }
}

function withAnnotation(current: readonly Annotation[], annotation: Annotation): Annotation[] {
  if (current.some((one) => one.id === annotation.id)) return [...current];
  const later = current.findIndex((one) => one.createdAt > annotation.createdAt);
  const at = later === -1 ? current.length : later;
  return [...current.slice(0, at), annotation, ...current.slice(at)];
}
