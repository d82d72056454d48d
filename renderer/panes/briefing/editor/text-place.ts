import { EditorSelection, type EditorState, type Extension, type StateEffect, type Text } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import type { TextPlace } from '../../../../core/ipc/reliability.ts';

/** Tells where cursor and view stand whenever the writer moved either. */
export function reportPlace(onplace: (place: TextPlace) => void): Extension {
  return ViewPlugin.define((view) => {
    let top = 0;
    const tell = ({ selection: { main } }: EditorState) => onplace({ anchor: main.anchor, head: main.head, top });
    // Read then only: asking for it at a key would have the page laid out once more.
    const measure = {
      read: topOf,
      write(measured: number) {
        if (measured === top) return;
        top = measured;
        tell(view.state);
      },
    };
    const onscroll = () => view.requestMeasure(measure);
    view.scrollDOM.addEventListener('scroll', onscroll, { passive: true });
    onscroll();
    return {
      update({ docChanged, selectionSet, changes, state }) {
        if (docChanged) top = changes.mapPos(top);
        if (docChanged || selectionSet) tell(state);
      },
      destroy: () => view.scrollDOM.removeEventListener('scroll', onscroll),
    };
  });
}

/** A row of which less than this shows, in CSS pixels, does not count: what scrolls there rounds. */
const sliver = 3;

function topOf(view: EditorView): number {
  if (view.scrollDOM.scrollTop === 0) return 0;
  const { top } = view.scrollDOM.getBoundingClientRect();
  const { left } = view.contentDOM.getBoundingClientRect();
  return view.posAtCoords({ x: left + 1, y: top + sliver }, false);
}

/**
 * The selection of a place in a text that may have become shorter. Without one the end: who cites before having
 * placed the cursor adds to the text; at its start a citation would stand in the title.
 */
export function selectionAt(place: TextPlace | null, doc: Text): EditorSelection {
  const within = (offset: number) => Math.min(offset, doc.length);
  if (place === null) return EditorSelection.single(doc.length);
  return EditorSelection.single(within(place.anchor), within(place.head));
}

/** Brings the row at `top` to the top edge; holds while lines are still being measured. */
export function scrollToTop(top: number, doc: Text): StateEffect<unknown> {
  const start = EditorSelection.cursor(Math.min(top, doc.length), 1);
  // The first row has room above it.
  return EditorView.scrollIntoView(start, { y: 'start', yMargin: top === 0 ? 500 : 0 });
}
