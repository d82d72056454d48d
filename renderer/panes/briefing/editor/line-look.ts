import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { blockLanguage } from '../../../../core/markdown/block-language.ts';
import { documentLanguage } from './document-language.ts';

const lineClasses: Readonly<Record<string, string>> = {
  SetextHeading1: 'cm-h1',
  SetextHeading2: 'cm-h2',
  Blockquote: 'cm-quote',
  FencedCode: 'cm-code-block',
  CodeBlock: 'cm-code-block',
  Table: 'cm-table',
  TableDelimiter: 'cm-table-rule',
};
const inlineMarks = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark']);
const hidden = Decoration.replace({});
const markFaint = Decoration.mark({ class: 'cm-mark' });

/** A line to decorate: what is on it decides its classes, its letters its direction and language. */
class LineLook {
  readonly classes = new Set<string>();
  decoration(text: string, documentLanguage: string | null) {
    const language = blockLanguage(text, documentLanguage);
    const attributes = language === null ? { dir: 'auto' } : { dir: 'auto', lang: language };
    return Decoration.line({ attributes, class: [...this.classes].join(' ') });
  }
}

/** Decorates the visible lines; marks are hidden save on the lines of `active`, offsets in the document. */
function decorate(view: EditorView, active: readonly { from: number; to: number }[]): DecorationSet {
  const { state } = view;
  const ranges = [];
  for (const visible of view.visibleRanges) {
    const looks = new Map<number, LineLook>();
    for (let at = visible.from; ; ) {
      const line = state.doc.lineAt(at);
      looks.set(line.from, new LineLook());
      if (line.to >= visible.to) break;
      at = line.to + 1;
    }
    const isActive = (node: SyntaxNodeRef) => active.some(({ from, to }) => node.from <= to && node.to >= from);
    syntaxTree(state).iterate({
      from: visible.from,
      to: visible.to,
      enter(node) {
        addLineClass(state, node, looks);
        const mark = markRange(state, node);
        if (mark === null || mark.from === mark.to) return;
        const shown = node.name === 'HeaderMark' && headingLevel(node) === 1;
        ranges.push((shown || isActive(node) ? markFaint : hidden).range(mark.from, mark.to));
      },
    });
    for (const [from, look] of looks) {
      const { text } = state.doc.lineAt(from);
      if (text.trim() === '' && look.classes.size === 0) look.classes.add('cm-blank');
      ranges.push(look.decoration(text, state.facet(documentLanguage)).range(from));
    }
  }
  return Decoration.set(ranges, true);
}

function addLineClass(state: EditorState, node: SyntaxNodeRef, looks: ReadonlyMap<number, LineLook>): void {
  const heading = /^ATXHeading(\d)$/.exec(node.name)?.[1];
  if (node.name === 'ListItem') {
    const depth = Math.min(4, depthOf(node, 'ListItem'));
    looks.get(state.doc.lineAt(node.from).from)?.classes.add(`cm-item-${depth}`);
    return;
  }
  const name = heading === undefined ? lineClasses[node.name] : `cm-h${heading}`;
  if (name === undefined || (name === 'cm-table-rule' && node.node.parent?.name !== 'Table')) return;
  for (let at = node.from; at <= node.to; ) {
    const line = state.doc.lineAt(at);
    looks.get(line.from)?.classes.add(name);
    at = line.to + 1;
  }
}

/** The stretch of a node that only marks up and is not text; null for any other node. */
function markRange(state: EditorState, node: SyntaxNodeRef): { from: number; to: number } | null {
  if (inlineMarks.has(node.name)) return node.node.parent?.name === 'FencedCode' ? null : node;
  if (node.name === 'LinkMark') return linkMarkRange(state, node.node);
  if (node.name === 'QuoteMark') return { from: node.from, to: behindSpace(state, node.to) };
  if (node.name !== 'HeaderMark' || headingLevel(node) === 0) return null;
  const closes = node.from > (node.node.parent?.from ?? node.from);
  return closes ? null : { from: node.from, to: behindSpace(state, node.to) };
}

/** Of `[words](address)` the bracket before the words, and all that follows them. */
function linkMarkRange(state: EditorState, mark: SyntaxNode): { from: number; to: number } | null {
  const link = mark.parent;
  if (link?.name !== 'Link' || link.getChild('URL') === null) return null;
  const [opening, closing] = link.getChildren('LinkMark');
  if (mark.from === opening?.from) return mark;
  const onOneLine = state.doc.lineAt(mark.from).to >= link.to;
  return mark.from === closing?.from && onOneLine ? { from: mark.from, to: link.to } : null;
}

function headingLevel(node: SyntaxNodeRef): number {
  return Number(/^ATXHeading(\d)$/.exec(node.node.parent?.name ?? '')?.[1] ?? 0);
}

function depthOf(node: SyntaxNodeRef, name: string): number {
  let depth = 0;
  for (let at: typeof node.node | null = node.node; at !== null; at = at.parent) if (at.name === name) depth++;
  return depth;
}

function behindSpace(state: EditorState, position: number): number {
  return position + (/^ */.exec(state.sliceDoc(position, state.doc.lineAt(position).to))?.[0].length ?? 0);
}

/** The lines that the selection touches while the editor has the focus. */
function activeLines({ state, hasFocus }: EditorView): { from: number; to: number }[] {
  if (!hasFocus || state.readOnly) return [];
  return state.selection.ranges.map(({ from, to }) => ({
    from: state.doc.lineAt(from).from,
    to: state.doc.lineAt(to).to,
  }));
}

class LineLooks implements PluginValue {
  decorations: DecorationSet;
  #pressed = false;
  readonly #view: EditorView;
  readonly #release = () => {
    if (!this.#pressed) return;
    this.#pressed = false;
    this.#view.dispatch({});
  };

  constructor(view: EditorView) {
    this.#view = view;
    this.decorations = decorate(view, activeLines(view));
    view.dom.ownerDocument.addEventListener('mouseup', this.#release);
  }

  /** While a button is down nothing may move: showing a mark would turn a click into a selection. */
  press(): void {
    this.#pressed = true;
  }

  update(update: ViewUpdate): void {
    const textChanged = update.docChanged || update.viewportChanged;
    if (this.#pressed && !textChanged) return;
    this.decorations = decorate(update.view, this.#pressed ? [] : activeLines(update.view));
  }

  destroy(): void {
    this.#view.dom.ownerDocument.removeEventListener('mouseup', this.#release);
  }
}

/**
 * Headings, quotes, lists, code and tables look like what they are; marks such as `**` and `##` show on the line
 * that is being written only. Each line takes its direction from its first strong letter.
 */
export const lineLook: Extension = ViewPlugin.fromClass(LineLooks, {
  decorations: (value) => value.decorations,
  eventHandlers: {
    mousedown() {
      this.press();
    },
  },
});
