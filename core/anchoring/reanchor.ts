import type { Annotation } from '../model/annotation.ts';
import { describePassage } from './describe.ts';
import { resolveAnchor } from './resolve.ts';
import type { SearchedText } from './searched-text.ts';

/**
 * The annotation as it stands against a new version of its article, always from its last sure anchor: a passage that
 * was changed or lost is sure again once its words are back. Notes on the whole article stay as they are.
 */
export function reanchor(annotation: Annotation, text: SearchedText, articleVersion: number): Annotation {
  const { anchor } = annotation;
  if (anchor === null) return annotation;
  const placement = resolveAnchor(text, anchor);
  if (placement === null) return { ...annotation, state: 'lost', proposal: null };
  const { start, end, how, similarity } = placement;
  const found = describePassage(text.text, start, end, articleVersion);
  if (how === 'changed') return { ...annotation, state: how, proposal: { anchor: found, similarity } };
  return { ...annotation, state: how, anchor: found, proposal: null };
}
