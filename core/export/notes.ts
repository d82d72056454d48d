import { standingOf } from '../anchoring/standing.ts';
import { escapeInline } from '../markdown/escape.ts';
import type { Annotation, Category } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { statusCaution } from './describe-source.ts';
import { type BlocksOf, blocksOnce, locatePassage, locateProposal } from './locator.ts';
import { plainParagraphs, quoteBlock } from './quote.ts';

const categoryNames: Readonly<Record<Category, string>> = {
  'key-point': 'Key point',
  quote: 'Quote',
  figure: 'Figure',
  doubt: 'Doubt',
};

/**
 * What is known of an article beyond its text as Markdown blocks: that it was corrected or withdrawn, then the notes,
 * those on the whole first, then in document order. None when there is neither.
 */
export function noteBlocks(article: Article, annotations: readonly Annotation[]): string[] {
  const caution = statusCaution(article);
  const blocks = caution === null ? [] : [caution];
  if (annotations.length === 0) return blocks;
  const blocksOf = blocksOnce();
  const notes = inDocumentOrder(annotations).flatMap((annotation) => note(annotation, article, blocksOf));
  return [...blocks, '## Notes', ...notes];
}

function note(annotation: Annotation, article: Article, blocksOf: BlocksOf): string[] {
  const { anchor, credibility } = annotation;
  const facts = [
    `**${categoryNames[annotation.category]}**`,
    anchor === null ? 'whole source' : (locatePassage(annotation, article, blocksOf) ?? ''),
    credibility === null ? '' : `credibility ${credibility}`,
    annotation.state === 'changed' ? 'the passage reads differently now' : '',
    annotation.state === 'lost' ? 'the passage is no longer in the source' : '',
    annotation.tags.length === 0 ? '' : `tags: ${escapeInline(annotation.tags.join(', '))}`,
    `\`${annotation.id}\``,
  ];
  const parts = [
    facts.filter((fact) => fact !== '').join(' · '),
    anchor === null ? '' : quoteBlock(anchor.quote.exact),
    ...proposed(annotation, article, blocksOf),
    plainParagraphs(annotation.comment),
  ];
  return parts.filter((part) => part !== '');
}

/** The words that a changed passage may have in the present text. */
function proposed(annotation: Annotation, article: Article, blocksOf: BlocksOf): string[] {
  if (annotation.state !== 'changed' || annotation.proposal === null) return [];
  const place = locateProposal(annotation, article, blocksOf);
  return [
    place ? `As it may read now, ${place}:` : 'As it may read now:',
    quoteBlock(annotation.proposal.anchor.quote.exact),
  ];
}

/** Those without a place in the present text come last, as they stand in the set. */
function inDocumentOrder(annotations: readonly Annotation[]): Annotation[] {
  const place = (annotation: Annotation) =>
    annotation.anchor === null ? { start: -1, end: -1 } : standingOf(annotation);
  return [...annotations].sort((one, other) => {
    const a = place(one);
    const b = place(other);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a.start - b.start || a.end - b.end;
  });
}
