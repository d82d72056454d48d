import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { anchorAnew } from './anchor-anew.ts';
import { canonicalTextOf } from './canonical-text.ts';

/**
 * The annotations as they stand against the article's present text. Updates keep them so; those that an older state or
 * another program brought, and whose anchors are of another text, are anchored anew here: no reader may be shown
 * offsets of a text that isn't there.
 */
export function bringInStep(annotations: readonly Annotation[], article: Article): Annotation[] {
  // Most articles have none: their text needn't be parsed.
  if (annotations.length === 0) return [];
  const { text } = canonicalTextOf(article);
  const stale = new Set(annotations.filter((annotation) => !isInStep(annotation, article.version, text)));
  if (stale.size === 0) return [...annotations];
  const place = anchorAnew(article, text, article.version);
  return annotations.map((annotation) => (stale.has(annotation) ? place(annotation) : annotation));
}

function isInStep({ anchor, state, proposal }: Annotation, version: number, text: string): boolean {
  if (anchor === null || state === 'lost') return true;
  const placed = state === 'changed' ? proposal?.anchor : anchor;
  if (placed?.articleVersion !== version) return false;
  return text.slice(placed.position.start, placed.position.end) === placed.quote.exact;
}
