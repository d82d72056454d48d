import { citedIds } from '../../core/briefing/citations.ts';
import { exportArticle } from '../../core/export/article.ts';
import { bibliography } from '../../core/export/bibliography.ts';
import { exportBriefing } from '../../core/export/briefing.ts';
import type { Article } from '../../core/model/article.ts';
import { citedPassages } from './cited-passages.ts';
import type { Desk } from './desk.ts';
import { findAnnotations, findArticle, findBriefing } from './find-document.ts';
import { type DocumentFile, type WrittenFile, writeExport } from './write-export.ts';

/**
 * Writes the whole library into a folder: `briefings/`, `sources/` (each article with its annotations),
 * `bibliography.json` and `MANIFEST.sha256`. Answers the documents' files. One damaged document stops it: an export
 * that left something out in silence could be taken for a copy of everything.
 * @throws AppError export-conflict, naming the files, when some were changed since the last export
 */
export async function exportLibrary(
  desk: Desk,
  folder: string,
  options: { readonly overwrite?: boolean } = {},
): Promise<WrittenFile[]> {
  const { catalogue } = desk.library;
  const documents: DocumentFile[] = [];
  for (const { id } of catalogue.briefings()) {
    const briefing = await findBriefing(desk, id);
    const passages = await citedPassages(desk, citedIds(briefing.body));
    documents.push({ id, file: exportBriefing({ briefing, passages, inLibrary: true }), within: 'briefings/' });
  }
  const articles: Article[] = [];
  for (const { id } of catalogue.articles()) {
    const article = await findArticle(desk, id);
    const annotations = await findAnnotations(desk, id);
    articles.push(article);
    for (const file of exportArticle({ article, annotations })) documents.push({ id, file, within: 'sources/' });
  }
  const extra = [{ path: 'bibliography.json', content: bibliography(articles) }];
  return await writeExport(folder, documents, { ...options, extra });
}
