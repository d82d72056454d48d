import { tick } from 'svelte';
import type { Offsets } from '../../dom/offsets.ts';

export type DecisionHandlers = {
  /** Takes the proposed passage of a changed note, or refuses it. */
  ondecide: (annotationId: string, answer: 'accept' | 'reject') => Promise<void>;
  /** Makes a passage of the text that of a changed or lost note. */
  onreattach: (annotationId: string, range: Offsets) => Promise<void>;
};

export type DecisionContext = DecisionHandlers & {
  holdsFocus(annotationId: string): boolean;
  show(annotationId: string, withFocus: boolean): Promise<void>;
  flash(annotationId: string): void;
  focusText(): void;
  announce(words: string): void;
};

/** Accepts or rejects a changed passage; its note stays open, and keeps the focus where it had it. */
export async function decidePassage(id: string, answer: 'accept' | 'reject', context: DecisionContext): Promise<void> {
  const hadFocus = context.holdsFocus(id);
  await context.ondecide(id, answer);
  await tick();
  // A rejected note goes to the end of all: the view stays, for its passage is looked for in the text.
  if (answer === 'accept') await context.show(id, hadFocus);
  else if (hadFocus) context.focusText();
  context.announce(
    answer === 'accept'
      ? 'Accepted: the note stands for the new words.'
      : 'Rejected: the passage is not found. Select it in the text, then attach the note.',
  );
}

/** Attaches a note to a passage and shows it there. */
export async function attachPassage(id: string, range: Offsets, context: DecisionContext): Promise<void> {
  await context.onreattach(id, range);
  await tick();
  context.flash(id);
  context.focusText();
  context.announce('Attached.');
}
