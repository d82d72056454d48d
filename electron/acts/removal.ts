import { AppError } from '../../core/errors.ts';
import type { Removed } from '../../core/ipc/replies.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Change, Library } from '../store/library.ts';
import { annotationChange } from './annotation-set.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

/** Ids of sources and briefings. */
type Documents = { readonly articles: readonly string[]; readonly briefings: readonly string[] };

/** The article's annotations go with it and come back with it. @throws AppError not-found */
export async function removeArticle(desk: Desk, id: string): Promise<Removed> {
  return await removeAll(desk.library, { articles: [id], briefings: [] });
}

/** All of them go, or none; what isn't there any more is passed over. */
export async function removeArticles(desk: Desk, ids: readonly string[]): Promise<Removed> {
  const articles = [...new Set(ids)].filter((id) => desk.library.catalogue.article(id) !== null);
  return await removeAll(desk.library, { articles, briefings: [] });
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

/**
 * Puts back what a removal took; what is there again already is left alone.
 * @throws AppError not-found, also for a note whose source is itself in the bin
 */
export async function restore(desk: Desk, removed: Removed): Promise<void> {
  const { library } = desk;
  const { catalogue } = library;
  await inTurn(library, async () => {
    await restoreDocuments(library, {
      articles: removed.articles.filter((id) => catalogue.article(id) === null),
      briefings: removed.briefings.filter((id) => catalogue.briefing(id) === null),
    });
    await restoreNotes(library, removed.annotations);
  });
}

/** Brings documents back from the bin, all or none, sources with their annotations. @throws AppError as `library.commit` */
export async function restoreDocuments(library: Library, { articles, briefings }: Documents): Promise<void> {
  const changes: Change[] = briefings.map((id) => ({ type: 'restore', kind: 'briefing', id }));
  for (const id of articles) {
    changes.push({ type: 'restore', kind: 'article', id });
    if (!library.bin.demandWhether('annotations', id) || (await hasAnnotations(library, id))) continue;
    changes.push({ type: 'restore', kind: 'annotations', id });
  }
  await library.commit(changes);
}

function removeAll(library: Library, { articles, briefings }: Documents): Promise<Removed> {
  return inTurn(library, async () => {
    const changes: Change[] = briefings.map((id) => ({ type: 'remove', kind: 'briefing', id }));
    for (const id of articles) {
      changes.push({ type: 'remove', kind: 'article', id });
      if (await hasAnnotations(library, id)) changes.push({ type: 'remove', kind: 'annotations', id });
    }
    await library.commit(changes);
    return { articles: [...articles], briefings: [...briefings], annotations: [] };
  });
}

async function restoreNotes(library: Library, notes: readonly Annotation[]): Promise<void> {
  const changes: Change[] = [];
  for (const articleId of new Set(notes.map((note) => note.articleId))) {
    if (library.catalogue.article(articleId) === null && library.bin.has('article', articleId)) {
      const message = 'The note was not put back: its source is in the bin. Put the source back first.';
      throw new AppError('not-found', message);
    }
    const own = notes.filter((note) => note.articleId === articleId);
    changes.push(await annotationChange(library, articleId, (current) => own.reduce(withAnnotation, [...current])));
  }
  await library.commit(changes);
}

/** A set whose file was damaged beyond repair is none: it must not tie its source to the library. */
async function hasAnnotations(library: Library, id: string): Promise<boolean> {
  try {
    return (await library.annotations.revision(id)) > 0;
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged') return false;
    throw error;
  }
}

function withAnnotation(current: Annotation[], annotation: Annotation): Annotation[] {
  if (current.some((one) => one.id === annotation.id)) return current;
  const later = current.findIndex((one) => one.createdAt > annotation.createdAt);
  return current.toSpliced(later === -1 ? current.length : later, 0, annotation);
}
