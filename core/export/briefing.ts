import { citedIds } from '../briefing/citations.ts';
import type { Article } from '../model/article.ts';
import type { Briefing } from '../model/briefing.ts';
import { articleFileName } from './article.ts';
import { bodyOfFile } from './body.ts';
import { bottomLine } from './bottom-line.ts';
import { type CitedPassage, defineCitations } from './definitions.ts';
import { exportFileName } from './file-name.ts';
import type { ExportedFile } from './files.ts';
import { writeFrontMatter } from './front-matter.ts';
import { appendRegion, removeRegion } from './generated-region.ts';
import { exportSchema, generator } from './schema.ts';

export type { CitedPassage } from './definitions.ts';

/**
 * A briefing as Markdown, the portable profile: front matter, the body as written, the footnote definitions.
 * `passages` is keyed by annotation id. `inLibrary` is for a file in `briefings/` of a library export: it then
 * points to `../bibliography.json` and to its sources' files in `../sources/`. The file's name has the day of
 * creation, so that an edit doesn't rename it; `date` in the front matter is the day of the last edit.
 */
export function exportBriefing(input: {
  briefing: Briefing;
  passages: ReadonlyMap<string, CitedPassage>;
  inLibrary?: boolean;
}): ExportedFile {
  const { briefing, passages, inLibrary = false } = input;
  const body = bodyOfFile(briefing.body);
  const definitions = defineCitations(body, passages, inLibrary ? sourcePath : () => null);
  const text = appendRegion(body, 'citations', definitions.blocks);
  const frontMatter = writeFrontMatter([
    ['title', briefing.title],
    ['id', briefing.id],
    ['date', briefing.updatedAt.slice(0, 10)],
    ['lang', briefing.lang],
    ['author', briefing.author],
    ['tags', briefing.tags],
    ['aliases', briefing.title === '' ? [] : [briefing.title]],
    // Of the body as reading back gives it: closing its last block may change what it shows.
    ['description', bottomLine(removeRegion(text, 'citations'))],
    ['source', addressesCited(body, passages)],
    ['cutoff', briefing.cutoff],
    ['marking', briefing.marking],
    ['status', briefing.status],
    ['template', briefing.template],
    ['bibliography', inLibrary ? '../bibliography.json' : null],
    ['generator', generator],
    ['export_schema', exportSchema],
  ]);
  return {
    fileName: briefingFileName(briefing),
    content: text === '' ? frontMatter : `${frontMatter}\n${text}`,
    dropped: definitions.dropped,
  };
}

/** The name of the file that `exportBriefing` makes. */
export function briefingFileName({ id, title, createdAt }: Pick<Briefing, 'id' | 'title' | 'createdAt'>): string {
  return exportFileName({ date: createdAt.slice(0, 10), title, id });
}

function addressesCited(body: string, passages: ReadonlyMap<string, CitedPassage>): string[] {
  const addresses = citedIds(body).map((id) => passages.get(id)?.article.url ?? null);
  return [...new Set(addresses.filter((address) => address !== null))];
}

function sourcePath(article: Article): string {
  return `../sources/${encodeURIComponent(articleFileName(article))}`;
}
