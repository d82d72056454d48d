import type { Annotation, AnnotationSet } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Briefing } from '../../../core/model/briefing.ts';

const noon = '2026-11-24T12:00:00.000Z';

export function article(id: string, fields: Partial<Article> = {}): Article {
  return {
    id,
    title: 'Talks resume',
    byline: null,
    publisher: null,
    url: null,
    publishedAt: null,
    language: 'en',
    direction: 'ltr',
    tags: [],
    reliability: null,
    status: 'current',
    body: 'The talks resume on Monday.',
    sha256: 'a'.repeat(64),
    version: 1,
    origin: { kind: 'paste', name: 'note' },
    pages: null,
    original: null,
    importedAt: null,
    earlier: [],
    createdAt: noon,
    updatedAt: noon,
    ...fields,
  };
}

export function annotation(id: string, articleId: string): Annotation {
  return {
    id,
    articleId,
    anchor: null,
    category: 'doubt',
    comment: '',
    tags: [],
    credibility: null,
    state: 'exact',
    proposal: null,
    createdAt: noon,
    updatedAt: noon,
  };
}

export function annotations(articleId: string, ids: readonly string[]): AnnotationSet {
  return { id: articleId, annotations: ids.map((id) => annotation(id, articleId)) };
}

export function briefing(id: string, fields: Partial<Briefing> = {}): Briefing {
  return {
    id,
    title: 'Outlook',
    template: null,
    body: '# Outlook\n',
    marking: null,
    cutoff: null,
    status: 'draft',
    lang: 'en',
    author: [],
    tags: [],
    origin: 'user',
    createdAt: noon,
    updatedAt: noon,
    ...fields,
  };
}
