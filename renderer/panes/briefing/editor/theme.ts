import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const heading = (level: string) => `.cm-line.cm-${level}`;
const smallCaps = { font: '600 12px/1.5 var(--font-ui)', letterSpacing: '0.05em', color: 'var(--soft)' };

/** The page that is written on: the reading face, headings as printed, marks that step back. */
const page = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--sheet)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: '400 15.5px/1.66 var(--font-read)', overflow: 'auto', scrollbarGutter: 'stable' },
  '.cm-content': {
    boxSizing: 'border-box',
    maxWidth: 'calc(72ch + 76px)',
    margin: '0 auto',
    padding: '22px 34px 40vh 38px',
    caretColor: 'var(--accent)',
    userSelect: 'text',
  },
  '@container briefing (max-width: 520px)': {
    '.cm-content': { paddingInline: '22px 20px' },
  },
  '.cm-line': { padding: '0', textAlign: 'start' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--accent)', marginLeft: '-1px' },
  '.cm-placeholder': { color: 'var(--faint)', fontStyle: 'italic' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 22%, transparent)',
  },
  '.cm-mark': { color: 'var(--faint)', fontWeight: '400' },

  // A blank line parts paragraphs as space would in print.
  '.cm-line.cm-blank': { lineHeight: '1' },
  [heading('h1')]: { font: '650 20px/1.3 var(--font-read)', letterSpacing: '-0.005em', paddingBlock: '0 5px' },
  [heading('h2')]: { ...smallCaps, textTransform: 'uppercase', paddingTop: '6px' },
  [heading('h3')]: { font: '600 15px/1.5 var(--font-read)' },
  [['h4', 'h5', 'h6'].map(heading).join(', ')]: { ...smallCaps, letterSpacing: '0' },
  '.cm-line.cm-quote': {
    borderInlineStart: '3px solid var(--line)',
    paddingInlineStart: '14px',
    color: 'var(--soft)',
  },
  '.cm-line.cm-code-block': { font: '12.5px/1.6 var(--font-mono)', background: 'var(--paper)', paddingInline: '10px' },
  '.cm-line.cm-table': {
    font: '12.5px/1.75 var(--font-ui)',
    fontFeatureSettings: '"tnum"',
    borderBottom: '1px solid var(--hair)',
    paddingBlock: '2px',
  },
  '.cm-line.cm-table-rule': { fontSize: '9px', lineHeight: '1', letterSpacing: '-0.08em' },
  '.cm-line.cm-item-1': { paddingInlineStart: '0.9em', textIndent: '-0.65em' },
  '.cm-line.cm-item-2': { paddingInlineStart: '2.1em', textIndent: '-1.15em' },
  '.cm-line.cm-item-3': { paddingInlineStart: '3.3em', textIndent: '-1.65em' },
  '.cm-line.cm-item-4': { paddingInlineStart: '4.5em', textIndent: '-2.15em' },
  '.cm-line[lang|=ur]': { fontFamily: 'var(--font-urdu)', lineHeight: '2.2' },
  '.cm-line[lang|=ar], .cm-line[lang|=fa]': { fontFamily: 'var(--font-arabic)', lineHeight: '1.9' },
  // Small capitals mean nothing in these scripts, and 12 px is too small for them.
  '.cm-line[lang]': { letterSpacing: '0' },
  '.cm-line.cm-h2[lang]': { fontSize: '14px', letterSpacing: '0' },

  '.cm-untraced': {
    textDecoration: 'underline dotted var(--warn) 1.5px',
    textUnderlineOffset: '4px',
  },
  '.cm-flash': { animation: 'cm-flash 1600ms ease-out' },
  '@keyframes cm-flash': {
    '0%, 40%': { backgroundColor: 'var(--key)' },
    '100%': { backgroundColor: 'transparent' },
  },
});

const chips = EditorView.theme({
  '.cm-chip': {
    font: '600 10.5px/17px var(--font-ui)',
    display: 'inline-block',
    textIndent: '0',
    textTransform: 'none',
    letterSpacing: '0',
    whiteSpace: 'nowrap',
    verticalAlign: '1px',
    margin: '0 3px',
    padding: '0 7px',
    borderRadius: '9px',
    unicodeBidi: 'isolate',
    background: 'var(--accent-soft)',
    color: 'var(--accent)',
    cursor: 'default',
    userSelect: 'none',
  },
  '.cm-chip-cited': { cursor: 'pointer' },
  '.cm-chip-cited:hover': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-chip-judgment': { background: 'var(--hair)', color: 'var(--soft)' },
  '.cm-chip-missing': { background: 'var(--warn-soft)', color: 'var(--warn)' },
  '.cm-chip-pending': { background: 'var(--hair)', color: 'var(--soft)', fontWeight: '400' },
});

/** Told by sign and shape as well as by colour; preview-warnings.css has the same. Stands before `chips`, and so over it. */
const warnedChips = EditorView.theme({
  '.cm-chip-withdrawn': { background: 'var(--bad-soft)', color: 'var(--bad)', borderRadius: '4px' },
  '.cm-chip-corrected, .cm-chip-changed, .cm-chip-lost': { background: 'var(--warn-soft)', color: 'var(--warn)' },
  '.cm-chip-changed, .cm-chip-lost': { border: '1px dashed currentColor', padding: '0 6px', lineHeight: '15px' },
  '.cm-chip-cited.cm-chip-withdrawn:hover': { background: 'var(--bad)', color: 'var(--bad-soft)' },
  '.cm-chip-cited:is(.cm-chip-corrected, .cm-chip-changed, .cm-chip-lost):hover': {
    background: 'var(--warn)',
    color: 'var(--warn-soft)',
  },
  ':is(.cm-chip-withdrawn, .cm-chip-corrected, .cm-chip-changed, .cm-chip-lost)::before': {
    display: 'inline-block',
    marginInlineEnd: '4px',
    fontWeight: '800',
  },
  '.cm-chip-withdrawn::before': { content: '"✕" / ""' },
  '.cm-chip-corrected::before': { content: '"!" / ""' },
  '.cm-chip-changed::before': { content: '"~" / ""' },
  '.cm-chip-lost::before': { content: '"?" / ""' },
});

const inline = HighlightStyle.define([
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono)', fontSize: '0.86em' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.comment], color: 'var(--faint)' },
]);

export const theme: Extension = [page, warnedChips, chips, syntaxHighlighting(inline)];
