import { citedIds } from '../../core/briefing/citations.ts';
import { AppError } from '../../core/errors.ts';
import { exportArticle } from '../../core/export/article.ts';
import { exportBriefing } from '../../core/export/briefing.ts';
import type { ExportedFile } from '../../core/export/files.ts';
import { listAnnotations } from './annotations.ts';
import { citedPassages } from './cited-passages.ts';
import type { Desk } from './desk.ts';
import { articleToExport } from './export-library.ts';
import { findArticle, findBriefing } from './find-document.ts';
import { madeAlready, type WriteOptions, type WrittenFile, writeExport } from './write-export.ts';

export { exportLibrary, type LibraryExport } from './export-library.ts';
export type { WriteOptions };

/** @throws AppError not-found */
export async function renderBriefing(desk: Desk, id: string): Promise<ExportedFile> {
  const briefing = await findBriefing(desk, id);
  return exportBriefing({ briefing, passages: await citedPassages(desk, citedIds(briefing.body)) });
}

/** The article as Markdown and its annotations beside it. @throws AppError not-found */
export async function renderArticle(desk: Desk, id: string): Promise<ExportedFile[]> {
  const article = await findArticle(desk, id);
  return exportArticle({ article, annotations: await listAnnotations(desk, id) });
}

/**
 * Writes the briefing or article that has the id into the folder.
 * @throws AppError not-found; export-conflict when a file there was changed since the last export
 */
export async function exportDocument(desk: Desk, id: string, folder: string): Promise<WrittenFile[]> {
  const { catalogue } = desk.library;
  if (catalogue.briefing(id) !== null) {
    return await writeExport(folder, [madeAlready(id, [await renderBriefing(desk, id)])]);
  }
  if (catalogue.article(id) === null)
    throw new AppError('not-found', `There is no briefing or source “${id}” in this library.`);
  return await writeExport(folder, [madeAlready(id, await renderArticle(desk, id))]);
}

/**
 * Writes these sources into the folder, each with its annotations; what isn't there or can't be read is passed over.
 * @throws AppError export-conflict, naming the files, when some there were changed since the last export
 */
export async function exportArticles(
  desk: Desk,
  ids: readonly string[],
  folder: string,
  options: WriteOptions = {},
): Promise<WrittenFile[]> {
  const rows = ids.flatMap((id) => desk.library.catalogue.article(id) ?? []);
  return await writeExport(
    folder,
    rows.map((row) => articleToExport(desk, row)),
    options,
  );
}
