import { type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** The change that stands out among the others; offsets in the document, `to` is its last line's end. */
export const setCurrentChange = StateEffect.define<{ readonly from: number; readonly to: number }>();

const line = Decoration.line({ class: 'cm-currentChange' });

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, { effects, state }) {
    const effect = effects.findLast((candidate) => candidate.is(setCurrentChange));
    if (effect === undefined) return lines;
    const { from, to } = effect.value;
    const marked = new RangeSetBuilder<Decoration>();
    for (let at = from; at <= to; ) {
      const { from: start, to: end } = state.doc.lineAt(at);
      marked.add(start, start, line);
      at = end + 1;
    }
    return marked.finish();
  },
  provide: (value) => EditorView.decorations.from(value),
});

export const currentChange: Extension = field;
