import { citedIds } from '../../core/briefing/citations.ts';
import { AppError } from '../../core/errors.ts';
import { exportArticle } from '../../core/export/article.ts';
import { exportBriefing } from '../../core/export/briefing.ts';
import type { ExportedFile } from '../../core/export/files.ts';
import { listAnnotations } from './annotations.ts';
import { citedPassages } from './cited-passages.ts';
import type { Desk } from './desk.ts';
import { findArticle, findBriefing } from './find-document.ts';
import { type WrittenFile, writeExport } from './write-export.ts';

export { exportLibrary, type LibraryExport } from './export-library.ts';

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
  if (catalogue.briefing(id) !== null) return await writeExport(folder, [{ id, file: await renderBriefing(desk, id) }]);
  if (catalogue.article(id) === null)
    throw new AppError('not-found', `There is no briefing or source “${id}” in this library.`);
  const files = await renderArticle(desk, id);
  return await writeExport(
    folder,
    files.map((file) => ({ id, file })),
  );
}
