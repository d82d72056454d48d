import { commonmarkLanguage, markdown } from '@codemirror/lang-markdown';
import { type Chunk, getChunks, MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { GFM } from '@lezer/markdown';
import type { Citations } from '../briefing/editor/citations-state.ts';
import { theme } from '../briefing/editor/theme.ts';
import { comparisonTheme } from './comparison-theme.ts';
import { currentChange, setCurrentChange } from './current-change.ts';
import { deletedLines } from './deleted-lines.ts';
import { lineLook } from './line-look.ts';
import { quietChips } from './quiet-chips.ts';

/** A text and what it is, for those who hear it. */
export type ComparedText = { readonly text: string; readonly label: string };

export type ComparisonOptions = {
  readonly before: ComparedText;
  readonly after: ComparedText;
  /** Side by side, or in one column where there is no room for two. */
  readonly layout: 'side-by-side' | 'one-column';
  /** Whether long unchanged stretches are folded away. */
  readonly folded: boolean;
  /** BCP 47, or null when unknown. */
  readonly lang: string | null;
  /** What the citations stand for in texts that are Markdown; null: the texts are plain, and no sign in them is a mark. */
  readonly citations: Citations | null;
  readonly cspNonce: string;
};

/** Two texts on the page with their differences marked; the same text is shown once, without marks. */
export type Comparison = {
  readonly changes: number;
  /** Brings a change, counted from 0, into the middle of the view and marks it. */
  goTo(index: number): void;
  destroy(): void;
};

const folding = { margin: 2, minSize: 4 };
/** A pair that differs all over is compared less finely rather than slowly; milliseconds. */
const diffConfig = { scanLimit: 2000, timeout: 400 };

export function compareTexts(parent: HTMLElement, options: ComparisonOptions): Comparison {
  if (options.before.text === options.after.text) return showOne(parent, options);
  return options.layout === 'side-by-side' ? compareSideBySide(parent, options) : compareInOne(parent, options);
}

function showOne(parent: HTMLElement, options: ComparisonOptions): Comparison {
  const alone = EditorView.editorAttributes.of({ class: 'cm-alone' });
  const extensions = [readExtensions(options.after, options), chipsOf(options), alone];
  const view = new EditorView({ parent, doc: options.after.text, extensions });
  return { changes: 0, goTo: () => {}, destroy: () => view.destroy() };
}

function compareSideBySide(parent: HTMLElement, options: ComparisonOptions): Comparison {
  const side = (compared: ComparedText) => ({
    doc: compared.text,
    extensions: [readExtensions(compared, options), chipsOf(options)],
  });
  const merge = new MergeView({
    parent,
    a: side(options.before),
    b: side(options.after),
    diffConfig,
    ...(options.folded ? { collapseUnchanged: folding } : {}),
  });
  const goTo = (index: number) => {
    const chunk = merge.chunks[index];
    if (chunk === undefined) return;
    markCurrent(merge.a, chunk.fromA, chunk.toA);
    markCurrent(merge.b, chunk.fromB, chunk.toB);
    // The side that has more of the change says where it is.
    const longer = chunk.toA - chunk.fromA > chunk.toB - chunk.fromB;
    scrollTo(longer ? merge.a : merge.b, longer ? chunk.fromA : chunk.fromB);
  };
  return { changes: merge.chunks.length, goTo, destroy: () => merge.destroy() };
}

function compareInOne(parent: HTMLElement, options: ComparisonOptions): Comparison {
  const merging = unifiedMergeView({
    original: options.before.text,
    mergeControls: false,
    diffConfig,
    ...(options.folded ? { collapseUnchanged: folding } : {}),
  });
  const view = new EditorView({
    parent,
    doc: options.after.text,
    extensions: [readExtensions(options.after, options), merging, deletedLines(options.lang)],
  });
  const chunks: readonly Chunk[] = getChunks(view.state)?.chunks ?? [];
  const goTo = (index: number) => {
    const chunk = chunks[index];
    if (chunk === undefined) return;
    markCurrent(view, chunk.fromB, chunk.toB);
    scrollTo(view, chunk.fromB);
  };
  return { changes: chunks.length, goTo, destroy: () => view.destroy() };
}

function chipsOf({ citations }: ComparisonOptions): Extension {
  return citations === null ? [] : quietChips(citations);
}

function markCurrent(view: EditorView, from: number, to: number): void {
  // A chunk ends one past the end of its last line; one without lines has nothing to mark.
  view.dispatch({ effects: setCurrentChange.of({ from, to: to - 1 }) });
}

function scrollTo(view: EditorView, position: number): void {
  view.dispatch({ effects: EditorView.scrollIntoView(Math.min(position, view.state.doc.length), { y: 'center' }) });
}

/** What both sides share: they are read, copied from and set as in the editor, and nothing in them changes. */
function readExtensions({ label }: ComparedText, { lang, citations, cspNonce }: ComparisonOptions): Extension {
  return [
    EditorView.cspNonce.of(cspNonce),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', ...(lang === null ? {} : { lang }) }),
    citations === null
      ? []
      : markdown({ base: commonmarkLanguage, extensions: GFM, addKeymap: false, completeHTMLTags: false }),
    comparisonTheme,
    theme,
    lineLook(lang),
    currentChange,
  ];
}
