import { standingOf } from '../../../core/anchoring/standing.ts';
import type { CitedSentence } from '../../../core/ipc/replies.ts';
import type { Annotation, Category } from '../../../core/model/annotation.ts';

/** An annotation's passage in the canonical text: UTF-16 offsets, half-open. Not sure: it is only proposed. */
export type Passage = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly category: Category;
  readonly sure: boolean;
};

/** The passages that can be painted, in document order; notes on the whole source and lost ones have none. */
export function passagesOf(annotations: readonly Annotation[], textLength: number): Passage[] {
  return annotations
    .flatMap((annotation) => {
      const standing = standingOf(annotation);
      return standing === null || standing.end > textLength
        ? []
        : [{ id: annotation.id, category: annotation.category, ...standing }];
    })
    .sort((one, other) => one.start - other.start || one.end - other.end || (one.id < other.id ? -1 : 1));
}

/** The passages at an offset, the one painted on top first. */
export function passagesAt(passages: readonly Passage[], offset: number): Passage[] {
  return passages.filter(({ start, end }) => start <= offset && offset <= end).sort(byTop);
}

/** A shorter passage lies on a longer one, and the later of two equally long ones on the earlier. */
export function byTop(one: Passage, other: Passage): number {
  return one.end - one.start - (other.end - other.start) || other.start - one.start || (one.id < other.id ? 1 : -1);
}

/** Citing sentences by annotation id. */
export function sentencesByAnnotation(sentences: readonly CitedSentence[]): Map<string, CitedSentence[]> {
  const byId = new Map<string, CitedSentence[]>();
  for (const sentence of sentences) {
    const others = byId.get(sentence.annotationId);
    if (others === undefined) byId.set(sentence.annotationId, [sentence]);
    else others.push(sentence);
  }
  return byId;
}
