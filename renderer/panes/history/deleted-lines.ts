import type { Extension } from '@codemirror/state';
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { lookOf } from './line-look.ts';

/** Sets the lines of deleted blocks as the text's own are set: the merge view makes them without a look of their own. */
export function deletedLines(documentLanguage: string | null): Extension {
  const dress = (view: EditorView) => {
    for (const line of view.contentDOM.querySelectorAll<HTMLElement>('.cm-deletedLine:not([dir])')) {
      const { class: look, ...attributes } = lookOf(line.textContent ?? '', documentLanguage).attributes;
      for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, value);
      if (look !== undefined) line.classList.add(look);
    }
  };
  return ViewPlugin.fromClass(
    class {
      readonly #measure = { read: () => null, write: (_: null, view: EditorView) => dress(view), key: dress };
      constructor(view: EditorView) {
        view.requestMeasure(this.#measure);
      }
      update({ view }: ViewUpdate) {
        view.requestMeasure(this.#measure);
      }
    },
  );
}
