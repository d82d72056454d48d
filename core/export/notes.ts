import { locatorOf } from '../anchoring/locate.ts';
import { escapeInline } from '../markdown/escape.ts';
import { parseDocument } from '../markdown/parse.ts';
import type { Annotation, Category } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { plainParagraphs, quoteBlock } from './quote.ts';

const categoryNames: Readonly<Record<Category, string>> = {
  'key-point': 'Key point',
  quote: 'Quote',
  figure: 'Figure',
  doubt: 'Doubt',
};

/** The notes on an article as Markdown blocks, none when there are no notes: on the whole first, then in document order. */
export function noteBlocks(article: Article, annotations: readonly Annotation[]): string[] {
  if (annotations.length === 0) return [];
  const { blocks } = parseDocument(article.body);
  const notes = inDocumentOrder(article, annotations).flatMap((annotation) => {
    const place = placeOf(article, annotation);
    const locator = place === null ? null : locatorOf(blocks, place.start, place.end);
    return note(annotation, locator);
  });
  return ['## Notes', ...notes];
}

function note(annotation: Annotation, locator: string | null): string[] {
  const { anchor, credibility } = annotation;
  const facts = [
    `**${categoryNames[annotation.category]}**`,
    anchor === null ? 'whole source' : (locator ?? ''),
    credibility === null ? '' : `credibility ${credibility}`,
    annotation.state === 'changed' ? 'the passage reads differently now' : '',
    annotation.state === 'lost' ? 'the passage is no longer in the source' : '',
    annotation.tags.length === 0 ? '' : `tags: ${escapeInline(annotation.tags.join(', '))}`,
    `\`${annotation.id}\``,
  ];
  const parts = [
    facts.filter((fact) => fact !== '').join(' · '),
    anchor === null ? '' : quoteBlock(anchor.quote.exact),
    plainParagraphs(annotation.comment),
  ];
  return parts.filter((part) => part !== '');
}

/** Those without a place in the present text come last, as they stand in the set. */
function inDocumentOrder(article: Article, annotations: readonly Annotation[]): Annotation[] {
  const place = (annotation: Annotation) =>
    annotation.anchor === null ? { start: -1, end: -1 } : placeOf(article, annotation);
  return [...annotations].sort((one, other) => {
    const a = place(one);
    const b = place(other);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a.start - b.start || a.end - b.end;
  });
}

/** UTF-16 offsets into the article's canonical text, half-open; null when the passage isn't in this version. */
function placeOf(article: Article, { anchor, state }: Annotation): { start: number; end: number } | null {
  return anchor === null || state === 'lost' || anchor.articleVersion !== article.version ? null : anchor.position;
}
