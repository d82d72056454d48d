import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { commonmarkLanguage, markdown } from '@codemirror/lang-markdown';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { GFM } from '@lezer/markdown';

declare global {
  /** Shows a document in place of the one before. */
  var showDocument: (doc: string, width: number, height: number) => void;
}

let view: EditorView | null = null;

/** What CodeMirror is for a Markdown text, and no more: the least that an editor of it takes. */
globalThis.showDocument = (doc, width, height) => {
  view?.destroy();
  document.body.style.width = `${width}px`;
  document.body.style.height = `${height}px`;
  const extensions = [
    EditorView.lineWrapping,
    history(),
    markdown({ base: commonmarkLanguage, extensions: GFM }),
    keymap.of([...historyKeymap, ...defaultKeymap]),
  ];
  view = new EditorView({ state: EditorState.create({ doc, extensions }), parent: document.body });
};
