import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Tables as they are printed: hairlines, and the interface's face. */
export const tableTheme: Extension = EditorView.theme({
  // No margins: CodeMirror measures blocks without them.
  '.cm-rendered-table': {
    padding: '0 0 6px',
    // A table that is too wide scrolls, and does not widen the page.
    overflowX: 'auto',
    contain: 'inline-size',
    whiteSpace: 'normal',
    // A column is as wide as its longest word, unless that is an address or the like.
    overflowWrap: 'normal',
    wordBreak: 'normal',
    cursor: 'text',
  },
  '.cm-rendered-table table': {
    width: '100%',
    borderCollapse: 'collapse',
    font: '13px/1.45 var(--font-ui)',
    fontFeatureSettings: '"tnum"',
  },
  '.cm-rendered-table :is(td, th)': {
    padding: '5px 12px 5px 0',
    borderBottom: '1px solid var(--hair)',
    textAlign: 'start',
    verticalAlign: 'top',
    unicodeBidi: 'isolate',
  },
  '.cm-rendered-table table[dir=rtl] :is(td, th)': { padding: '5px 0 5px 12px' },
  '.cm-rendered-table :is(td, th):last-child': { paddingInline: '0' },
  '.cm-rendered-table thead :is(td, th)': { color: 'var(--faint)', fontSize: '11px', fontWeight: '500' },
  '.cm-rendered-table .cm-breaks': { overflowWrap: 'anywhere' },
  // The selection is drawn behind the block as a whole.
  '.cm-rendered-table, .cm-rendered-table *': {
    '&::selection': { backgroundColor: 'transparent !important' },
  },
  '.cm-rendered-table .cm-align-left': { textAlign: 'left' },
  '.cm-rendered-table .cm-align-center': { textAlign: 'center' },
  '.cm-rendered-table .cm-align-right': { textAlign: 'right' },
  '.cm-rendered-table .cm-only-chips .cm-chip': { marginInline: '0 3px' },
  '.cm-rendered-table code': { fontFamily: 'var(--font-mono)', fontSize: '0.92em' },
  '.cm-table-link': { color: 'var(--accent)' },
  '.cm-rendered-table [lang|=ur]': { fontFamily: 'var(--font-urdu)', fontSize: '14px', lineHeight: '2' },
  '.cm-rendered-table :is([lang|=ar], [lang|=fa])': { fontFamily: 'var(--font-arabic)', lineHeight: '1.9' },
  '@container briefing (max-width: 520px)': {
    '.cm-rendered-table table': { fontSize: '12px' },
    '.cm-rendered-table :is(td, th)': { paddingRight: '7px' },
    '.cm-rendered-table table[dir=rtl] :is(td, th)': { paddingInline: '0', paddingLeft: '7px' },
    '.cm-rendered-table :is(td, th):last-child': { paddingInline: '0' },
  },
});
