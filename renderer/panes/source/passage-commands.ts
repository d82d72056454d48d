import type { CommandId } from '../../../core/ipc/commands.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Offsets } from '../../dom/offsets.ts';
import { highlight, type PassageHandlers, type Target, use } from './passage-acts.ts';
import type { Direction } from './passage-steps.ts';

export type CommandContext = {
  readonly target: Target;
  readonly readOnly: boolean;
  readonly handlers: PassageHandlers;
  /** The open note where it may be attached to another passage: it has changed or is lost. */
  readonly movable: Pick<Annotation, 'id' | 'state'> | null;
  /** What is selected of the text, or null. */
  readonly selection: Offsets | null;
  step(direction: Direction): boolean;
  stepUndecided(): boolean;
  decide(annotationId: string, answer: 'accept' | 'reject'): void;
  reattach(annotationId: string, range: Offsets): void;
  remove(annotationId: string): void;
  list(annotationId: string): void;
};

/** Carries out a `passage.*` command; false for any other, and when there is nothing to act on. */
export function runPassage(command: CommandId, context: CommandContext): boolean {
  const { target, readOnly, handlers } = context;
  const passage = target !== null && 'passage' in target ? target.passage : null;
  // A read-only library takes no new annotation, but the ones it has can be cited.
  const usable = readOnly && passage === null ? null : target;
  switch (command) {
    case 'passage.key-point':
      return !readOnly && highlight(target, 'key-point', handlers);
    case 'passage.quote':
      return !readOnly && highlight(target, 'quote', handlers);
    case 'passage.figure':
      return !readOnly && highlight(target, 'figure', handlers);
    case 'passage.doubt':
      return !readOnly && highlight(target, 'doubt', handlers);
    case 'passage.comment':
      return !readOnly && use(target, 'comment', handlers);
    case 'passage.quoteInto':
      return use(usable, 'quote', handlers);
    case 'passage.cite':
      return use(usable, 'cite', handlers);
    case 'passage.next':
      return context.step(1);
    case 'passage.previous':
      return context.step(-1);
    case 'passage.nextUnsure':
      return context.stepUndecided();
    case 'passage.accept':
      return decide('accept', context);
    case 'passage.reject':
      return decide('reject', context);
    case 'passage.reattach':
      return reattach(context);
    case 'passage.sentences':
      if (passage !== null) context.list(passage.id);
      return passage !== null;
    case 'passage.remove': {
      // A lost note has no passage, but is open all the same.
      const id = target === null ? context.movable?.id : passage?.id;
      if (readOnly || id === undefined) return false;
      context.remove(id);
      return true;
    }
    default:
      return false;
  }
}

function decide(answer: 'accept' | 'reject', context: CommandContext): boolean {
  const { movable, readOnly } = context;
  if (readOnly || movable?.state !== 'changed') return false;
  context.decide(movable.id, answer);
  return true;
}

function reattach(context: CommandContext): boolean {
  const { movable, selection, readOnly } = context;
  if (readOnly || movable === null || selection === null) return false;
  context.reattach(movable.id, { start: selection.start, end: selection.end });
  return true;
}
