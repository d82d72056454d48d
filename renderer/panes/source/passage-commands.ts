import type { CommandId } from '../../../core/ipc/commands.ts';
import { highlight, type PassageHandlers, type Target, use } from './passage-acts.ts';
import type { Direction } from './passage-steps.ts';

export type CommandContext = {
  readonly target: Target;
  readonly readOnly: boolean;
  readonly handlers: PassageHandlers;
  step(direction: Direction): boolean;
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
    case 'passage.sentences':
      if (passage !== null) context.list(passage.id);
      return passage !== null;
    case 'passage.remove':
      if (readOnly || passage === null) return false;
      context.remove(passage.id);
      return true;
    default:
      return false;
  }
}
