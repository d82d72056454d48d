import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { judgmentLabel } from '../../../../core/briefing/citations.ts';
import { ChipWidget } from './chip-widget.ts';
import { citationsField, ownFootnotesField } from './citations-state.ts';

export type ChipRange = { readonly label: string; readonly from: number; readonly to: number };

/** A letter and five or more letters or digits: what an annotation's id looks like. */
const idShape = /^[a-z][a-z0-9]{5,31}$/;
const notText = new Set(['InlineCode', 'FencedCode', 'CodeBlock', 'Comment', 'CommentBlock', 'HTMLBlock', 'Escape']);

/** The references of a stretch of the document that stand for passages or judgments, in order. */
export function chipsBetween(state: EditorState, from: number, to: number): ChipRange[] {
  const own = state.field(ownFootnotesField);
  const citations = state.field(citationsField);
  const chips: ChipRange[] = [];
  for (const match of state.sliceDoc(from, to).matchAll(/\[\^([a-z][a-z0-9]*)\]/g)) {
    const [whole, label = ''] = match;
    const start = from + match.index;
    const standsForPassage =
      label === judgmentLabel || citations.get(label) || (idShape.test(label) && !own.has(label));
    if (!standsForPassage || isCodeAt(state, start) || isDefinition(state, start, whole.length)) continue;
    chips.push({ label, from: start, to: start + whole.length });
  }
  return chips;
}

/** The chip that the position is in or touches; one that ends there wins over one that begins there. */
export function chipAt(state: EditorState, position: number): ChipRange | null {
  const line = state.doc.lineAt(position);
  const touching = chipsBetween(state, line.from, line.to).filter((c) => c.from <= position && c.to >= position);
  return touching[0] ?? null;
}

function isCodeAt(state: EditorState, position: number): boolean {
  for (let node = syntaxTree(state).resolveInner(position, 1); ; ) {
    if (notText.has(node.name)) return true;
    if (node.parent === null) return false;
    node = node.parent;
  }
}

function isDefinition(state: EditorState, start: number, length: number): boolean {
  if (state.sliceDoc(start + length, start + length + 1) !== ':') return false;
  return /^ {0,3}$/.test(state.sliceDoc(state.doc.lineAt(start).from, start));
}

function decorate(view: EditorView): DecorationSet {
  const citations = view.state.field(citationsField);
  const ranges = view.visibleRanges.flatMap(({ from, to }) => {
    // A long line is drawn in part: a reference across the edge of that part is a chip all the same.
    const chips = chipsBetween(view.state, view.state.doc.lineAt(from).from, view.state.doc.lineAt(to).to);
    return chips.map((chip) =>
      Decoration.replace({ widget: new ChipWidget(chip.label, citations.get(chip.label)) }).range(chip.from, chip.to),
    );
  });
  return Decoration.set(ranges);
}

/** Shows citations as chips that the cursor steps over and Backspace deletes whole; a click follows one. */
export function chips(onfollow: (annotationId: string) => void): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate) {
        const citationsChanged = update.startState.field(citationsField) !== update.state.field(citationsField);
        const treeChanged = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.docChanged || update.viewportChanged || citationsChanged || treeChanged) {
          this.decorations = decorate(update.view);
        }
      }
    },
    {
      decorations: (value) => value.decorations,
      provide: (value) => EditorView.atomicRanges.of((view) => view.plugin(value)?.decorations ?? Decoration.none),
    },
  );
  const follow = (event: MouseEvent): boolean => {
    const label = event.button === 0 && !event.shiftKey ? followableLabel(event.target) : null;
    if (label === null) return false;
    // The cursor stays where the writer left it.
    event.preventDefault();
    if (event.type === 'click') onfollow(label);
    return true;
  };
  return [citationsField, ownFootnotesField, plugin, EditorView.domEventHandlers({ mousedown: follow, click: follow })];
}

function followableLabel(target: EventTarget | null): string | null {
  const chip = target instanceof Element ? target.closest<HTMLElement>('.cm-chip-cited') : null;
  return chip?.dataset['label'] ?? null;
}
