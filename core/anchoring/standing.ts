import type { Annotation } from '../model/annotation.ts';

/** A passage of the present text (UTF-16 offsets, half-open). Not sure: it is proposed and waits for a person. */
export type Standing = { start: number; end: number; sure: boolean };

/**
 * The passage of the present text that the annotation stands for or may stand for: its anchor for exact and moved, its
 * proposal for changed; null for lost and for notes on the whole article.
 */
export function standingOf(annotation: Pick<Annotation, 'anchor' | 'state' | 'proposal'>): Standing | null {
  const { anchor, state, proposal } = annotation;
  if (anchor === null || state === 'lost') return null;
  if (state !== 'changed') return { ...anchor.position, sure: true };
  return proposal === null ? null : { ...proposal.anchor.position, sure: false };
}
