import { standingOf } from '../anchoring/standing.ts';
import { type BlocksOf, blocksOnce, locatePassage } from '../export/locator.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { byCodeUnits } from '../text/by-code-units.ts';
import { categoryWords, credibilityWords } from '../tradecraft/grading.ts';

/**
 * Notes as plain text to read and compare, one after another in document order, those on the whole source first.
 * The same notes give the same text, whatever order they were made in. Without the article no ¶ is told.
 */
export function listNotes(annotations: readonly Annotation[], article: Article | null): string {
  const blocksOf = blocksOnce();
  return [...annotations]
    .sort(inDocumentOrder)
    .map((annotation) => describe(annotation, article, blocksOf))
    .join('\n');
}

function describe(annotation: Annotation, article: Article | null, blocksOf: BlocksOf): string {
  const { anchor, comment } = annotation;
  const parts = [
    facts(annotation, article && locatePassage(annotation, article, blocksOf)),
    anchor === null ? '' : anchor.quote.exact.replace(/^/gm, '> ').replace(/ +$/gm, ''),
    comment.trim(),
  ];
  return parts.flatMap((part) => (part === '' ? [] : [`${part}\n`])).join('\n');
}

function facts({ anchor, category, credibility, state, tags }: Annotation, locator: string | null): string {
  const known = [
    anchor === null ? 'whole source' : locator,
    categoryWords[category],
    credibility && `credibility ${credibility}: ${credibilityWords[credibility]}`,
    tags.length === 0 ? null : `tags: ${tags.join(', ')}`,
    state === 'changed' ? 'the passage reads differently in the source' : null,
    state === 'lost' ? 'the passage is no longer in the source' : null,
  ];
  return known.filter((fact) => fact !== null && fact !== '').join(' · ');
}

// Down to the id: the order must not depend on that of the set.
function inDocumentOrder(a: Annotation, b: Annotation): number {
  const [place, other] = [placeOf(a), placeOf(b)];
  return (
    (place?.start ?? -1) - (other?.start ?? -1) ||
    (place?.end ?? -1) - (other?.end ?? -1) ||
    byCodeUnits(a.createdAt, b.createdAt) ||
    byCodeUnits(a.id, b.id)
  );
}

function placeOf(annotation: Annotation): { start: number; end: number } | undefined {
  return standingOf(annotation) ?? annotation.anchor?.position;
}
