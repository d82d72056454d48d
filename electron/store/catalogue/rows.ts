import * as v from 'valibot';
import { citedIds } from '../../../core/briefing/citations.ts';
import type { AnnotationSet } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Briefing } from '../../../core/model/briefing.ts';
import type { AnnotationsRow, ArticleRow, BriefingRow } from '../../../core/model/catalogue.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { IdSchema } from '../../../core/model/scalars.ts';
import type { FileStamp } from '../disk/file-stamp.ts';
import type { DocumentOf } from '../documents/kinds.ts';

export type RowOf = { article: ArticleRow; annotations: AnnotationsRow; briefing: BriefingRow };

/** A row and the stamp of the file that it was derived from: same stamp, same row. */
export type CatalogueItem = {
  [K in DocumentKind]: { readonly kind: K; readonly row: RowOf[K]; readonly stamp: FileStamp };
}[DocumentKind];

/** A document's file came to hold what the item tells, or is gone. */
export type CatalogueChange =
  | { readonly type: 'put'; readonly item: CatalogueItem }
  | { readonly type: 'drop'; readonly kind: DocumentKind; readonly id: string };

export function articleRow(article: Article, revision: number): ArticleRow {
  return {
    id: article.id,
    title: article.title,
    publisher: article.publisher,
    publishedAt: article.publishedAt,
    language: article.language,
    direction: article.direction,
    tags: article.tags,
    reliability: article.reliability,
    status: article.status,
    sha256: article.sha256,
    sample: article.origin.kind === 'sample',
    revision,
    createdAt: article.createdAt,
    updatedAt: article.updatedAt,
  };
}

export function annotationsRow(set: AnnotationSet, revision: number): AnnotationsRow {
  return { id: set.id, revision, annotationIds: set.annotations.map((annotation) => annotation.id) };
}

export function briefingRow(briefing: Briefing, revision: number): BriefingRow {
  return {
    id: briefing.id,
    title: briefing.title,
    status: briefing.status,
    lang: briefing.lang,
    tags: briefing.tags,
    sample: briefing.origin === 'sample',
    revision,
    citations: citedIds(briefing.body).filter((id) => v.is(IdSchema, id)),
    createdAt: briefing.createdAt,
    updatedAt: briefing.updatedAt,
  };
}

/** Derives each kind's item. Raise `snapshotFormat` when a row comes to be derived differently. */
export const itemOf: {
  readonly [K in DocumentKind]: (document: DocumentOf[K], revision: number, stamp: FileStamp) => CatalogueItem;
} = {
  article: (document, revision, stamp) => ({ kind: 'article', row: articleRow(document, revision), stamp }),
  annotations: (document, revision, stamp) => ({ kind: 'annotations', row: annotationsRow(document, revision), stamp }),
  briefing: (document, revision, stamp) => ({ kind: 'briefing', row: briefingRow(document, revision), stamp }),
};
