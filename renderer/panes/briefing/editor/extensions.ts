import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  commonmarkLanguage,
  deleteMarkupBackward,
  insertNewlineContinueMarkup,
  markdown,
} from '@codemirror/lang-markdown';
import { closeSearchPanel, findNext, findPrevious, openSearchPanel, search } from '@codemirror/search';
import type { EditorState, Extension } from '@codemirror/state';
import { drawSelection, dropCursor, EditorView, type KeyBinding, keymap, placeholder } from '@codemirror/view';
import { GFM } from '@lezer/markdown';
import { chipAt, chips } from './chips.ts';
import { dropCitation } from './drop-citation.ts';
import { flash } from './flash.ts';
import { toggleMark } from './inline-marks.ts';
import { lineLook } from './line-look.ts';
import { openLinks } from './open-links.ts';
import { fromOutside } from './replace-text.ts';
import { searchTheme } from './search-theme.ts';
import { tableEntry } from './table-entry.ts';
import { tableTheme } from './table-theme.ts';
import { tablesField } from './tables.ts';
import { theme } from './theme.ts';
import { untraced } from './untraced.ts';

export type EditorEvents = {
  /** The writer changed the text; changes from outside are not told. */
  onchange(text: string): void;
  oncursor(at: { line: number; column: number }): void;
  onfollow(annotationId: string): void;
  onlink(url: string): void;
};

/** Everything that makes CodeMirror the briefing's editor, save what changes: see Editor.svelte. */
export function editorExtensions(events: EditorEvents, cspNonce: string): Extension {
  return [
    EditorView.cspNonce.of(cspNonce),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    history(),
    drawSelection(),
    dropCursor(),
    markdown({ base: commonmarkLanguage, extensions: GFM, addKeymap: false, completeHTMLTags: false }),
    search({ top: true }),
    placeholder('Write the briefing. Cite the passages that it rests on.'),
    theme,
    searchTheme,
    lineLook,
    untraced,
    flash,
    chips(events.onfollow),
    tablesField,
    tableTheme,
    tableEntry(events.onlink),
    dropCitation,
    keymap.of([...ownKeys(events), ...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-i')]),
    EditorView.updateListener.of((update) => {
      const outside = update.transactions.some((transaction) => transaction.annotation(fromOutside));
      if (update.docChanged && !outside) events.onchange(update.state.doc.toString());
      if (update.docChanged || update.selectionSet) events.oncursor(cursorOf(update.state));
    }),
    openLinks(events.onlink),
  ];
}

/** Tab is left alone: it moves the focus, as everywhere. */
function ownKeys({ onfollow }: EditorEvents): KeyBinding[] {
  const mark = (sign: '**' | '*') => (view: EditorView) => {
    if (!view.state.readOnly) view.dispatch(toggleMark(view.state, sign));
    return true;
  };
  const follow = (view: EditorView) => {
    const chip = chipAt(view.state, view.state.selection.main.head);
    if (chip === null) return false;
    onfollow(chip.label);
    return true;
  };
  return [
    { key: 'Enter', run: insertNewlineContinueMarkup },
    { key: 'Backspace', run: deleteMarkupBackward },
    { key: 'Mod-b', run: mark('**') },
    { key: 'Mod-i', run: mark('*') },
    { key: 'Alt-Enter', run: follow },
    { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
    { key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
    { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
  ];
}

function cursorOf(state: EditorState): { line: number; column: number } {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number, column: head - line.from + 1 };
}
