import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { blockLanguage } from '../../../core/markdown/block-language.ts';

/** How one line is set: its direction and face go by its letters, and a heading stands out with its marks shown. */
export function lookOf(text: string, documentLanguage: string | null): { attributes: Record<string, string> } {
  const language = blockLanguage(text, documentLanguage);
  const classes = [/^#{1,6}\s/.test(text) ? 'cm-heading' : '', text.trim() === '' ? 'cm-blank' : ''];
  const name = classes.filter((part) => part !== '').join(' ');
  return {
    attributes: {
      dir: 'auto',
      ...(language === null ? {} : { lang: language }),
      ...(name === '' ? {} : { class: name }),
    },
  };
}

function decorate({ state, visibleRanges }: EditorView, language: string | null): DecorationSet {
  const looks = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      if (line.from > last) looks.add(line.from, line.from, Decoration.line(lookOf(line.text, language)));
      last = line.from;
      at = line.to + 1;
    }
  }
  return looks.finish();
}

/** Sets each line of a text that is only read; unlike in the editor every mark is shown, for a mark may be the change. */
export function lineLook(documentLanguage: string | null): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view, documentLanguage);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view, documentLanguage);
      }
    },
    { decorations: (value) => value.decorations },
  );
}
