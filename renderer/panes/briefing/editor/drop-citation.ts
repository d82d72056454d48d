import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { annotationDragType } from '../../../dom/drag-types.ts';
import { insertCitation } from './insert-citation.ts';
import { drawnPositionAt } from './table-widget.ts';

/** A passage dropped on the text is cited there. */
export const dropCitation: Extension = EditorView.domEventHandlers({
  dragover(event) {
    if (!event.dataTransfer?.types.includes(annotationDragType)) return false;
    event.dataTransfer.dropEffect = 'copy';
    event.preventDefault();
    return false;
  },
  drop(event, view) {
    const id = event.dataTransfer?.getData(annotationDragType) ?? '';
    if (!/^[a-z][a-z0-9]{5,31}$/.test(id)) return false;
    event.preventDefault();
    if (view.state.readOnly) return true;
    const position = drawnPositionAt(view, event) ?? view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
    view.dispatch(insertCitation(view.state, position, id));
    view.focus();
    return true;
  },
});
