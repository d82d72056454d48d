import { syntaxTree } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { ChipWidget } from '../briefing/editor/chip-widget.ts';
import { chipsBetween } from '../briefing/editor/chips.ts';
import { type Citations, citationsField, ownFootnotesField } from '../briefing/editor/citations-state.ts';

/** A chip that only tells what is cited: nothing follows a click. */
class QuietChip extends ChipWidget {
  override toDOM(view: EditorView): HTMLElement {
    const chip = super.toDOM(view);
    chip.classList.remove('cm-chip-cited');
    chip.setAttribute('role', 'img');
    return chip;
  }
}

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const citations = state.field(citationsField);
  const ranges = visibleRanges.flatMap(({ from, to }) =>
    chipsBetween(state, state.doc.lineAt(from).from, state.doc.lineAt(to).to).map(({ label, from: start, to: end }) =>
      Decoration.replace({ widget: new QuietChip(label, citations.get(label)) }).range(start, end),
    ),
  );
  return Decoration.set(ranges, true);
}

/** Shows the citations of a text that is only read as the chips that the editor shows. */
export function quietChips(citations: Citations): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate) {
        const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.viewportChanged || parsed) this.decorations = decorate(update.view);
      }
    },
    { decorations: (value) => value.decorations },
  );
  return [citationsField.init(() => citations), ownFootnotesField, plugin];
}
