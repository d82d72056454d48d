import { citedIds } from '../../core/briefing/citations.ts';
import { articleFileNames, exportArticle } from '../../core/export/article.ts';
import { bibliographyItem, joinBibliography } from '../../core/export/bibliography.ts';
import { briefingFileName, exportBriefing } from '../../core/export/briefing.ts';
import type { Article } from '../../core/model/article.ts';
import type { ArticleRow, BriefingRow } from '../../core/model/catalogue.ts';
import { byCodeUnits } from '../../core/text/by-code-units.ts';
import type { FilesToMake } from '../export/write.ts';
import { Slices } from '../slices/slices.ts';
import { sortInSlices } from '../slices/sort-in-slices.ts';
import { citedPassages } from './cited-passages.ts';
import type { Desk } from './desk.ts';
import { getIfSound } from './find-document.ts';
import { bringInStep } from './in-step.ts';
import { type DocumentToExport, type WriteOptions, type WrittenFile, writeExport } from './write-export.ts';

export type LibraryExport = {
  readonly files: readonly WrittenFile[];
  /** What is not in the files, or not whole, in sentences: also each document that can't be opened. */
  readonly dropped: readonly string[];
};

/**
 * Writes the whole library into a folder: `briefings/`, `sources/` (each article with its annotations),
 * `bibliography.json` and `MANIFEST.sha256`. A damaged document is left out and named: the rest is needed most when
 * something is damaged.
 * @throws AppError export-conflict, naming the files, when some were changed since the last export; cancelled
 */
export async function exportLibrary(desk: Desk, folder: string, options: WriteOptions = {}): Promise<LibraryExport> {
  const { catalogue } = desk.library;
  const slices = new Slices();
  const bibliography = new Bibliography(desk, catalogue.articles());
  const documents: DocumentToExport[] = [];
  for (const row of catalogue.briefings()) documents.push(briefingToExport(desk, row));
  for (const row of catalogue.articles()) {
    documents.push({ ...articleToExport(desk, row, (article) => bibliography.add(article)), within: 'sources/' });
    await slices.turn();
  }
  const files = await writeExport(folder, documents, { ...options, extra: [bibliography] });
  // Read last: looking for documents may have met damage that was not known before.
  const shut = desk.library.incidents.filter(({ what, outcome }) => what === 'damaged' && outcome !== 'restored');
  const dropped = new Set(shut.map(({ id, reason }) => `“${id}” can’t be opened and was left out: ${reason}`));
  for (const file of files) for (const sentence of file.dropped) dropped.add(sentence);
  return { files, dropped: [...dropped] };
}

/** An article with its annotations; `seen` is told of it as it is read. */
export function articleToExport(
  { library: { articles, annotations } }: Desk,
  row: ArticleRow,
  seen: (article: Article) => void = () => undefined,
): DocumentToExport {
  const { id } = row;
  const make = async () => {
    const [article, set] = await Promise.all([getIfSound(articles, id), getIfSound(annotations, id)]);
    if (article === null) return [];
    seen(article);
    return exportArticle({ article, annotations: bringInStep(set?.annotations ?? [], article) });
  };
  return { id, fileNames: articleFileNames(row), make };
}

function briefingToExport(desk: Desk, row: BriefingRow): DocumentToExport {
  const make = async () => {
    const briefing = await getIfSound(desk.library.briefings, row.id);
    if (briefing === null) return [];
    const passages = await citedPassages(desk, citedIds(briefing.body));
    return [exportBriefing({ briefing, passages, inLibrary: true })];
  };
  return { id: row.id, fileNames: [briefingFileName(row)], make, within: 'briefings/' };
}

/** The file that names all articles, gathered as they are exported. */
class Bibliography implements FilesToMake {
  readonly paths = ['bibliography.json'];
  readonly #desk: Desk;
  readonly #rows: readonly ArticleRow[];
  readonly #items = new Map<string, string>();

  constructor(desk: Desk, rows: readonly ArticleRow[]) {
    this.#desk = desk;
    this.#rows = rows;
  }

  add(article: Article): void {
    this.#items.set(article.id, bibliographyItem(article));
  }

  readonly make = async (): ReturnType<FilesToMake['make']> => {
    // It may be asked for before all articles were exported, as where somebody edited it.
    await this.#gather();
    const items = await sortInSlices([...this.#items], ([one], [other]) => byCodeUnits(one, other));
    return [{ path: 'bibliography.json', content: joinBibliography(items.map(([, item]) => item)) }];
  };

  async #gather(): Promise<void> {
    for (const { id } of this.#rows) {
      const article = this.#items.has(id) ? null : await getIfSound(this.#desk.library.articles, id);
      if (article !== null) this.add(article);
    }
  }
}
