import type { Annotation } from '../model/annotation.ts';
import type { Article, EarlierVersion } from '../model/article.ts';
import { bodyOfFile } from './body.ts';
import { exportFileName, sidecarFileName } from './file-name.ts';
import type { ExportedFile } from './files.ts';
import { writeFrontMatter } from './front-matter.ts';
import { appendRegion } from './generated-region.ts';
import { noteBlocks } from './notes.ts';
import { exportSchema, generator } from './schema.ts';
import { writeSidecar } from './sidecar.ts';

/** What the names of an article's files are made of. */
export type ArticleName = Pick<Article, 'id' | 'title' | 'publishedAt' | 'createdAt'>;

/** The names of the files that `exportArticle` makes. */
export function articleFileNames(article: ArticleName): string[] {
  const fileName = articleFileName(article);
  return [fileName, sidecarFileName(fileName)];
}

/** The name of an article's Markdown file; its day is that of publication or, when unknown, of import. */
export function articleFileName(article: ArticleName): string {
  return exportFileName({ date: dayOf(article), title: article.title, id: article.id });
}

/**
 * An article as Markdown, its present text as imported and its notes after it, and the same notes as a W3C Web
 * Annotation sidecar, which is there even without notes: it vouches for the text by its SHA-256.
 */
export function exportArticle(input: { article: Article; annotations: readonly Annotation[] }): ExportedFile[] {
  const { article, annotations } = input;
  const frontMatter = writeFrontMatter([
    ['title', article.title],
    ['id', article.id],
    ['date', dayOf(article)],
    ['lang', article.language],
    ['dir', article.direction],
    ['author', article.byline === null ? [] : [article.byline]],
    ['publisher', article.publisher],
    ['tags', article.tags],
    ['aliases', article.title === '' ? [] : [article.title]],
    ['source', article.url === null ? [] : [article.url]],
    ['reliability', article.reliability],
    ['status', article.status],
    ['version', article.version],
    ['sha256', article.sha256],
    ['earlier_versions', article.earlier.map(earlierLine)],
    ['kind', 'source'],
    ['generator', generator],
    ['export_schema', exportSchema],
  ]);
  const text = appendRegion(bodyOfFile(article.body), 'notes', noteBlocks(article, annotations));
  const fileName = articleFileName(article);
  return [
    { fileName, content: text === '' ? frontMatter : `${frontMatter}\n${text}`, dropped: [] },
    { fileName: sidecarFileName(fileName), content: writeSidecar(article, annotations), dropped: [] },
  ];
}

/** Such as `1, 2026-03-03, sha256 …`: the version, the day it came in, and what vouches for its text. */
function earlierLine({ version, importedAt, sha256 }: EarlierVersion): string {
  return `${version}, ${importedAt.slice(0, 10)}, sha256 ${sha256}`;
}

function dayOf(article: ArticleName): string {
  return article.publishedAt ?? article.createdAt.slice(0, 10);
}
