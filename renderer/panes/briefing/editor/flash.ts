import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** The range that lights up for a moment; null puts it out. */
export const setFlash = StateEffect.define<{ readonly from: number; readonly to: number } | null>();

/** Milliseconds that a sentence stays lit; the animation in the theme takes as long. */
export const flashTime = 1600;

const mark = Decoration.mark({ class: 'cm-flash' });

/** Lights up the passage that was gone to. */
export const flash: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setFlash)) continue;
      next = effect.value === null ? Decoration.none : Decoration.set(mark.range(effect.value.from, effect.value.to));
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
