import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  commonmarkLanguage,
  deleteMarkupBackward,
  insertNewlineContinueMarkup,
  markdown,
} from '@codemirror/lang-markdown';
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  search,
  searchPanelOpen,
} from '@codemirror/search';
import type { EditorState, Extension, Text } from '@codemirror/state';
import { dropCursor, EditorView, type KeyBinding, keymap, placeholder } from '@codemirror/view';
import { GFM } from '@lezer/markdown';
import { caret } from './caret.ts';
import { chipAt, chips } from './chips.ts';
import { dropCitation } from './drop-citation.ts';
import { flash } from './flash.ts';
import { hasHits, hits, setHits, stepHit } from './hits.ts';
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
  onchange(doc: Text): void;
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
    caret,
    dropCursor(),
    markdown({ base: commonmarkLanguage, extensions: GFM, addKeymap: false, completeHTMLTags: false }),
    search({ top: true }),
    placeholder('Write the briefing. Cite the passages that it rests on.'),
    theme,
    searchTheme,
    lineLook,
    untraced,
    flash,
    hits,
    chips(events.onfollow),
    tablesField,
    tableTheme,
    tableEntry(events.onlink),
    dropCitation,
    keymap.of([...ownKeys(events), ...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-i')]),
    EditorView.updateListener.of((update) => {
      const outside = update.transactions.some((transaction) => transaction.annotation(fromOutside));
      if (update.docChanged && !outside) events.onchange(update.state.doc);
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
    {
      key: 'F3',
      run: (view) => findFurther(view, 1),
      shift: (view) => findFurther(view, -1),
      scope: 'editor search-panel',
      preventDefault: true,
    },
    { key: 'Escape', run: (view) => closeSearchPanel(view) || clearHits(view), scope: 'editor search-panel' },
  ];
}

/** Goes on among the hits of a search of the library, else among those of the search panel; false without either. */
export function findFurther(view: EditorView, direction: 1 | -1): boolean {
  const step = searchPanelOpen(view.state) ? null : stepHit(view.state, direction);
  if (step === null) return getSearchQuery(view.state).valid && (direction === 1 ? findNext(view) : findPrevious(view));
  view.dispatch(step);
  return true;
}

function clearHits(view: EditorView): boolean {
  if (!hasHits(view.state)) return false;
  view.dispatch({ effects: setHits.of([]) });
  return true;
}

function cursorOf(state: EditorState): { line: number; column: number } {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number, column: head - line.from + 1 };
}
