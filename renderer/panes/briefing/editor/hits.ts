import { type EditorState, type Extension, StateEffect, StateField, type TransactionSpec } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

type Place = { readonly start: number; readonly end: number };

/** What a search found in the document as it stands now; none: the marks go. */
export const setHits = StateEffect.define<readonly Place[]>();
const setCurrent = StateEffect.define<{ readonly from: number; readonly to: number }>();

type Hits = { readonly all: DecorationSet; readonly current: DecorationSet };

const none: Hits = { all: Decoration.none, current: Decoration.none };
const hit = Decoration.mark({ class: 'cm-hit' });
const currentHit = Decoration.mark({ class: 'cm-hit-current' });

const hitsField = StateField.define<Hits>({
  create: () => none,
  update(hits, { changes, docChanged, effects }) {
    let next = hits;
    if (docChanged && hits !== none) next = { all: hits.all.map(changes), current: hits.current.map(changes) };
    for (const effect of effects) {
      if (effect.is(setHits)) next = hitsOf(effect.value);
      if (effect.is(setCurrent)) {
        next = { ...next, current: Decoration.set(currentHit.range(effect.value.from, effect.value.to)) };
      }
    }
    return next;
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ all }) => all),
    EditorView.decorations.from(field, ({ current }) => current),
  ],
});

/** Marks what a search of the library found in the briefing; the marks follow the text. */
export const hits: Extension = [hitsField];

export function hasHits(state: EditorState): boolean {
  return state.field(hitsField).all.size > 0;
}

/** Goes to the hit after the selection, or the one before it, and round at the ends; null without hits. */
export function stepHit(state: EditorState, direction: 1 | -1): TransactionSpec | null {
  const { from, to } = state.selection.main;
  const all = state.field(hitsField).all;
  const found =
    direction === 1
      ? (firstFrom(all, to) ?? firstFrom(all, 0))
      : (lastBefore(all, from) ?? lastBefore(all, state.doc.length + 1));
  return found === null ? null : goToHit(found);
}

/** Goes to a place and marks it as the hit that is looked at. */
export function goToHit({ from, to }: { readonly from: number; readonly to: number }): TransactionSpec {
  return {
    selection: { anchor: from, head: to },
    effects: [EditorView.scrollIntoView(from, { y: 'center' }), ...(from < to ? [setCurrent.of({ from, to })] : [])],
    userEvent: 'select.search',
  };
}

function hitsOf(places: readonly Place[]): Hits {
  const filled = places.filter(({ start, end }) => start < end);
  if (filled.length === 0) return none;
  return { all: Decoration.set(filled.map(({ start, end }) => hit.range(start, end))), current: Decoration.none };
}

function firstFrom(all: DecorationSet, position: number): { from: number; to: number } | null {
  for (const cursor = all.iter(position); cursor.value !== null; cursor.next()) {
    if (cursor.from >= position) return { from: cursor.from, to: cursor.to };
  }
  return null;
}

function lastBefore(all: DecorationSet, position: number): { from: number; to: number } | null {
  let last: { from: number; to: number } | null = null;
  all.between(0, position, (from, to) => {
    if (from < position) last = { from, to };
  });
  return last;
}
