import type { AnnotationPatch, Category } from '../../../core/model/annotation.ts';
import type { Offsets } from '../../dom/offsets.ts';
import type { Passage } from './passages.ts';

/** What follows once a new annotation is there. */
export type AfterCreate = 'none' | 'comment' | 'cite' | 'quote';

export type PassageHandlers = {
  /** Annotates a passage; `then` is what follows once the annotation is there. */
  oncreate: (range: Offsets, category: Category, then: AfterCreate) => void;
  oncite: (annotationId: string) => void;
  onquote: (annotationId: string) => void;
  onupdate: (annotationId: string, patch: AnnotationPatch) => void;
  oncomment: (annotationId: string) => void;
};

/** What an act is about: a passage that has an annotation, a selection that has none yet, or nothing. */
export type Target = { readonly passage: Passage } | { readonly range: Offsets } | null;

/** The selection comes first; one that is exactly an annotation's passage means that annotation. */
export function targetOf(selection: Offsets | null, passages: readonly Passage[], selectedId: string | null): Target {
  const passage = passages.find(({ id, start, end }) =>
    selection === null ? id === selectedId : start === selection.start && end === selection.end,
  );
  if (passage !== undefined) return { passage };
  return selection === null ? null : { range: { start: selection.start, end: selection.end } };
}

/** Highlights the target, or gives its annotation another category; false when there is no target. */
export function highlight(target: Target, category: Category, handlers: PassageHandlers): boolean {
  if (target === null) return false;
  if ('range' in target) handlers.oncreate(target.range, category, 'none');
  else if (target.passage.category !== category) handlers.onupdate(target.passage.id, { category });
  return true;
}

/** Comments on, cites or quotes the target, annotating it first if need be; false when there is no target. */
export function use(target: Target, act: Exclude<AfterCreate, 'none'>, handlers: PassageHandlers): boolean {
  if (target === null) return false;
  if ('range' in target) handlers.oncreate(target.range, act === 'quote' ? 'quote' : 'key-point', act);
  else if (act === 'comment') handlers.oncomment(target.passage.id);
  else if (act === 'cite') handlers.oncite(target.passage.id);
  else handlers.onquote(target.passage.id);
  return true;
}
