import * as v from 'valibot';
import { standingOf } from '../../../core/anchoring/standing.ts';
import { type HitKind, SearchHitSchema } from '../../../core/ipc/search.ts';
import { parseDocument } from '../../../core/markdown/parse.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Briefing } from '../../../core/model/briefing.ts';
import { searchableBriefing } from '../../../core/search/briefing-text.ts';
import { directionOf } from '../../../core/text/direction.ts';
import type { Facts } from './facts.ts';

/** What a hit shows of a document besides its text. */
export const HeadSchema = v.strictObject({
  ...v.pick(SearchHitSchema, ['articleId', 'title', 'publisher', 'publishedAt', 'direction', 'language', 'place'])
    .entries,
  /** Of an annotation. */
  quote: v.nullable(v.string()),
  /** Publisher, byline and tags: they are searched as well. */
  naming: v.string(),
});
export type Head = v.InferOutput<typeof HeadSchema>;

/** A document as it goes into the index. */
export type IndexRow = {
  readonly kind: HitKind;
  readonly id: string;
  /** The article of an annotation. */
  readonly parent: string | null;
  readonly createdAt: string;
  /** Searched as a title; an annotation has none. */
  readonly title: string;
  readonly text: string;
  readonly facts: Facts;
  readonly head: Head;
};

export function articleRow(article: Article, cited: boolean): IndexRow {
  const { id, createdAt, title } = article;
  return {
    ...{ kind: 'article', id, parent: null, createdAt, title },
    text: parseDocument(article.body).text,
    facts: { ...factsOf(article), tags: article.tags, credibility: null, cited },
    head: {
      ...headOf(article),
      articleId: null,
      place: null,
      quote: null,
      naming: [article.publisher, article.byline, ...article.tags].filter((name) => name !== null).join(' · '),
    },
  };
}

export function annotationRow(annotation: Annotation, article: Article, cited: boolean): IndexRow {
  const { id, createdAt, comment, tags, credibility, anchor } = annotation;
  return {
    ...{ kind: 'annotation', id, parent: article.id, createdAt, title: '' },
    text: comment,
    facts: { ...factsOf(article), tags, credibility, cited },
    head: {
      ...headOf(article),
      articleId: article.id,
      place: placeOf(annotation, article.version),
      quote: anchor?.quote.exact.slice(0, 1000) ?? null,
      naming: tags.join(' · '),
    },
  };
}

export function briefingRow(briefing: Briefing): IndexRow {
  const { id, createdAt, title, tags, lang, updatedAt } = briefing;
  const text = searchableBriefing(briefing.body);
  return {
    ...{ kind: 'briefing', id, parent: null, createdAt, title, text },
    facts: {
      ...{ publisher: null, tags, language: lang, day: updatedAt.slice(0, 10) },
      ...{ reliability: null, credibility: null, cited: null },
    },
    head: {
      ...{ articleId: null, title, publisher: null, publishedAt: null, language: lang, place: null, quote: null },
      direction: directionOf(text),
      naming: tags.join(' · '),
    },
  };
}

function factsOf({ publisher, language, publishedAt, reliability }: Article) {
  return { publisher, language, day: publishedAt, reliability };
}

function headOf({ title, publisher, publishedAt, direction, language }: Article) {
  return { title, publisher, publishedAt, direction, language };
}

// Null for an anchor of another version, which its article's next opening puts right.
function placeOf(annotation: Annotation, version: number): Head['place'] {
  const standing = standingOf(annotation);
  const anchor = annotation.state === 'changed' ? annotation.proposal?.anchor : annotation.anchor;
  return standing === null || anchor?.articleVersion !== version ? null : { start: standing.start, end: standing.end };
}
