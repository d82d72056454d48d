import { parseDocument } from '../markdown/parse.ts';
import type { Anchor, Annotation } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import {
  type AnnotationJson,
  annotationUrn,
  articleUrn,
  type PassageJson,
  type SidecarJson,
  sidecarContext,
} from './sidecar-schema.ts';

/** The article's annotations as a W3C Web Annotation page in JSON-LD, in the order given. */
export function writeSidecar(article: Article, annotations: readonly Annotation[]): string {
  // Most articles have no notes: their text needn't be parsed.
  const text = annotations.length === 0 ? '' : parseDocument(article.body).text;
  const page: SidecarJson = {
    '@context': sidecarContext,
    id: `${articleUrn(article.id)}:annotations`,
    type: 'AnnotationPage',
    'bn:source': {
      id: articleUrn(article.id),
      type: 'Text',
      ...(article.language === null ? {} : { language: article.language }),
      ...(article.url === null ? {} : { via: article.url }),
      'bn:version': article.version,
      'bn:sha256': article.sha256,
      ...(article.status === 'current' ? {} : { 'bn:status': article.status }),
    },
    items: annotations.map((annotation) => item(annotation, article, text)),
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}

function item(annotation: Annotation, article: Article, text: string): AnnotationJson {
  return {
    id: annotationUrn(annotation.id),
    type: 'Annotation',
    motivation: annotation.comment === '' ? 'highlighting' : 'commenting',
    created: annotation.createdAt,
    modified: annotation.updatedAt,
    body: bodies(annotation),
    target: target(annotation, article, text),
  };
}

function bodies({ comment, category, credibility, tags }: Annotation): AnnotationJson['body'] {
  const found: AnnotationJson['body'] = [];
  if (comment !== '') found.push({ type: 'TextualBody', purpose: 'commenting', value: comment });
  found.push({ type: 'TextualBody', purpose: 'classifying', value: category });
  if (credibility !== null) found.push({ type: 'TextualBody', purpose: 'assessing', value: `${credibility}` });
  for (const tag of tags) found.push({ type: 'TextualBody', purpose: 'tagging', value: tag });
  return found;
}

function target(annotation: Annotation, article: Article, text: string): AnnotationJson['target'] {
  const { anchor, state, proposal, articleId } = annotation;
  return {
    type: 'SpecificResource',
    source: articleUrn(articleId),
    ...(anchor === null ? {} : passage(anchor, article, text)),
    'bn:state': state,
    ...(proposal === null
      ? {}
      : { 'bn:proposal': { ...passage(proposal.anchor, article, text), 'bn:similarity': proposal.similarity } }),
  };
}

function passage({ quote, position, articleVersion }: Anchor, article: Article, text: string): PassageJson {
  const selector: PassageJson['selector'] = [
    { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
  ];
  // Code points can be counted in the text at hand only, which is the article's present version.
  if (articleVersion === article.version) {
    const start = countCodePoints(text.slice(0, position.start));
    const length = countCodePoints(text.slice(position.start, position.end));
    selector.push({ type: 'TextPositionSelector', start, end: start + length });
  }
  return {
    selector,
    'bn:position': { start: position.start, end: position.end, version: articleVersion },
  };
}

function countCodePoints(text: string): number {
  return [...text].length;
}
