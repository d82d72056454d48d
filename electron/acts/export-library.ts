import { citedIds } from '../../core/briefing/citations.ts';
import { exportArticle } from '../../core/export/article.ts';
import { bibliography } from '../../core/export/bibliography.ts';
import { exportBriefing } from '../../core/export/briefing.ts';
import type { Article } from '../../core/model/article.ts';
import { citedPassages } from './cited-passages.ts';
import type { Desk } from './desk.ts';
import { getIfSound } from './find-document.ts';
import { bringInStep } from './in-step.ts';
import { type DocumentFile, type WrittenFile, writeExport } from './write-export.ts';

export type LibraryExport = {
  readonly files: readonly WrittenFile[];
  /** What is not in the files, or not whole, in sentences: also each document that can't be opened. */
  readonly dropped: readonly string[];
};

/**
 * Writes the whole library into a folder: `briefings/`, `sources/` (each article with its annotations),
 * `bibliography.json` and `MANIFEST.sha256`. A damaged document is left out and named: the rest is needed most when
 * something is damaged.
 * @throws AppError export-conflict, naming the files, when some were changed since the last export
 */
export async function exportLibrary(
  desk: Desk,
  folder: string,
  options: { readonly overwrite?: boolean } = {},
): Promise<LibraryExport> {
  const { catalogue, articles, annotations, briefings } = desk.library;
  const documents: DocumentFile[] = [];
  for (const { id } of catalogue.briefings()) {
    const briefing = await getIfSound(briefings, id);
    if (briefing === null) continue;
    const passages = await citedPassages(desk, citedIds(briefing.body));
    documents.push({ id, file: exportBriefing({ briefing, passages, inLibrary: true }), within: 'briefings/' });
  }
  const exported: Article[] = [];
  for (const { id } of catalogue.articles()) {
    const article = await getIfSound(articles, id);
    if (article === null) continue;
    exported.push(article);
    const set = await getIfSound(annotations, id);
    const files = exportArticle({ article, annotations: bringInStep(set?.annotations ?? [], article) });
    for (const file of files) documents.push({ id, file, within: 'sources/' });
  }
  const extra = [{ path: 'bibliography.json', content: bibliography(exported) }];
  const files = await writeExport(folder, documents, { ...options, extra });
  // Read last: looking for documents may have met damage that was not known before.
  const shut = desk.library.incidents.filter(({ what, outcome }) => what === 'damaged' && outcome !== 'restored');
  const leftOut = shut.map(({ id, reason }) => `“${id}” can’t be opened and was left out: ${reason}`);
  return { files, dropped: [...new Set([...leftOut, ...files.flatMap(({ dropped }) => dropped)])] };
}
