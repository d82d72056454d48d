/** The kind of dragged thing that stands for an annotation; what it carries is the annotation's id. */
export const annotationDragType = 'application/x-briefing-notes-annotation';
