import { EditorSelection, type EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import type { TextPlace } from '../../../../core/ipc/reliability.ts';

/** Tells where cursor and scroll stand whenever the writer moved either. */
export function reportPlace(onplace: (place: TextPlace) => void): Extension {
  let scroll = 0;
  const tell = ({ selection: { main } }: EditorState) => onplace({ anchor: main.anchor, head: main.head, scroll });
  return [
    EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      if (docChanged || selectionSet) tell(state);
    }),
    ViewPlugin.define((view) => {
      // Read here only: asking for it at a key would have the page laid out once more.
      const onscroll = () => {
        scroll = view.scrollDOM.scrollTop;
        tell(view.state);
      };
      view.scrollDOM.addEventListener('scroll', onscroll, { passive: true });
      return { destroy: () => view.scrollDOM.removeEventListener('scroll', onscroll) };
    }),
  ];
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

/** Scrolls there once lines have been measured: before that heights are estimates. */
export function scrollTo(view: EditorView, scroll: number, tries = 4): void {
  view.requestMeasure({
    read: () => null,
    write: () => {
      view.scrollDOM.scrollTop = scroll;
      if (tries > 1) requestAnimationFrame(() => scrollTo(view, scroll, tries - 1));
    },
  });
}
