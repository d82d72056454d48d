import { AppError } from '../../core/errors.ts';
import type { Block } from '../../core/markdown/blocks.ts';
import { parseDocument } from '../../core/markdown/parse.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article, EarlierVersion } from '../../core/model/article.ts';
import type { Briefing } from '../../core/model/briefing.ts';
import { listAnnotations } from './annotations.ts';
import { canonicalTextOf } from './canonical-text.ts';
import type { Desk } from './desk.ts';
import { findArticle, findBriefing } from './find-document.ts';

/** A text that the article had. `text` is canonical: anchors of that version refer to it. */
export type ShownVersion = Pick<EarlierVersion, 'version' | 'title' | 'importedAt' | 'sha256'> & {
  readonly text: string;
};

/** An article with its canonical text, which offsets refer to, and what stands on it. */
export type ShownArticle = Omit<Article, 'earlier'> & {
  /** Oldest first. */
  readonly earlier: readonly ShownVersion[];
  readonly text: string;
  readonly blocks: readonly Pick<Block, 'kind' | 'text' | 'start' | 'end' | 'number'>[];
  readonly annotations: readonly Annotation[];
};

export type ShownDocument =
  | { readonly kind: 'article'; readonly document: ShownArticle }
  | { readonly kind: 'briefing'; readonly document: Briefing }
  | { readonly kind: 'annotation'; readonly document: Annotation };

/** The one document that has the id, whole. @throws AppError not-found, damaged */
export async function showDocument(desk: Desk, id: string): Promise<ShownDocument> {
  const { catalogue } = desk.library;
  if (catalogue.article(id) !== null) return { kind: 'article', document: await showArticle(desk, id) };
  if (catalogue.briefing(id) !== null) return { kind: 'briefing', document: await findBriefing(desk, id) };
  const articleId = catalogue.articleOfAnnotation(id);
  const annotations = articleId === null ? [] : await listAnnotations(desk, articleId);
  const document = annotations.find((annotation) => annotation.id === id);
  if (document !== undefined) return { kind: 'annotation', document };
  throw new AppError('not-found', `Nothing in this library has the id “${id}”.`);
}

async function showArticle(desk: Desk, id: string): Promise<ShownArticle> {
  const article = await findArticle(desk, id);
  const { text, blocks } = canonicalTextOf(article);
  return {
    ...article,
    earlier: article.earlier.map(showVersion),
    text,
    blocks: blocks.map(({ kind, text, start, end, number }) => ({ kind, text, start, end, number })),
    annotations: await listAnnotations(desk, id),
  };
}

function showVersion({ version, title, importedAt, sha256, body }: EarlierVersion): ShownVersion {
  return { version, title, importedAt, sha256, text: parseDocument(body).text };
}
