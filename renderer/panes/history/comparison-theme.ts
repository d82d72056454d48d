import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const removed = (share: string) => `color-mix(in srgb, var(--bad) ${share}, transparent)`;
const added = (share: string) => `color-mix(in srgb, var(--accent) ${share}, transparent)`;

/**
 * Over the editor's own theme: a denser page, and changes in the desk's colours, light and dark. What was taken away
 * is told by more than its colour: it stands left, or is struck through where there is one column.
 */
export const comparisonTheme: Extension = EditorView.theme({
  '&.cm-editor': { backgroundColor: 'transparent' },
  '.cm-scroller': { font: '400 14.5px/1.62 var(--font-read)', scrollbarGutter: 'auto' },
  '.cm-content': { maxWidth: 'none', margin: '0', padding: '12px 0 24px' },
  '.cm-line, .cm-deletedChunk': { padding: '0 18px 0 14px' },
  '.cm-line, .cm-deletedLine': { textAlign: 'start' },
  '&.cm-alone .cm-content': { maxWidth: 'calc(80ch + 32px)' },
  '.cm-heading': { fontWeight: '650' },
  '.cm-blank': { lineHeight: '1' },
  '.cm-deletedLine[lang|=ur]': { fontFamily: 'var(--font-urdu)', lineHeight: '2.2' },
  '.cm-deletedLine[lang|=ar], .cm-deletedLine[lang|=fa]': { fontFamily: 'var(--font-arabic)', lineHeight: '1.9' },
  '.cm-gutters': { background: 'none', border: '0' },
  '.cm-changeGutter': { width: '3px', paddingLeft: '0' },

  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: removed('9%') },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: added('9%') },
  '&.cm-merge-a .cm-changedLine.cm-currentChange': { backgroundColor: removed('15%') },
  '&.cm-merge-b .cm-changedLine.cm-currentChange': { backgroundColor: added('15%') },
  '&.cm-merge-a .cm-changedText, & .cm-deletedChunk .cm-deletedText': {
    background: removed('24%'),
    borderRadius: '2px',
  },
  '&.cm-merge-b .cm-changedText': { background: added('26%'), borderRadius: '2px' },
  '.cm-deletedChunk .cm-deletedText': { textDecoration: 'line-through' },
  '&.cm-merge-a .cm-changedLineGutter, & .cm-deletedLineGutter': { background: 'var(--bad)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--accent)' },
  '.cm-changedText .cm-chip': { boxShadow: 'inset 0 0 0 1px currentColor' },

  '& .cm-collapsedLines': {
    padding: '4px 14px',
    font: '500 11.5px/1.5 var(--font-ui)',
    color: 'var(--faint)',
    background: 'var(--paper)',
    borderBlock: '1px solid var(--hair)',
    '&:before': { content: '"⋯"' },
    '&:after': { content: 'none' },
    '&:hover': { color: 'var(--ink)' },
  },
});
