import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { TracedSentence } from '../../../../core/briefing/trace.ts';

/** The untraced sentences of the document as it stands now; the marks follow the text until the next such effect. */
export const setUntraced = StateEffect.define<readonly TracedSentence[]>();

const mark = Decoration.mark({ class: 'cm-untraced' });

/** The sentences that rest on nothing, as marks. */
export const untracedField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setUntraced)) continue;
      const untraced = effect.value.filter(({ start, end }) => start < end);
      next = Decoration.set(untraced.map(({ start, end }) => mark.range(start, end)));
    }
    return next;
  },
});

/** Underlines sentences that rest on nothing, save the one that is being written: the cursor stands at its end. */
export const untraced: Extension = [
  untracedField,
  EditorView.decorations.compute([untracedField, 'selection'], (state) => {
    const { head, empty } = state.selection.main;
    const marks = state.field(untracedField);
    return empty ? marks.update({ filter: (_from, to) => to !== head, filterFrom: head, filterTo: head }) : marks;
  }),
];
