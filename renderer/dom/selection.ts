import { type Offsets, offsetAt, offsetsOf, type PlacedBlock, rangeOf } from './offsets.ts';

/**
 * What the person has selected of the text, without the white space at its ends and never half of a
 * surrogate pair. Null when nothing is selected or the selection stands wholly outside `root`.
 */
export function readSelection(root: Node, blocks: readonly PlacedBlock[], text: string): Offsets | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const offsets = offsetsOf(blocks, range);
  return offsets === null ? null : trimOffsets(text, offsets);
}

/** Makes `start` to `end` the document's selection, as if it had been dragged over; false when it holds no text. */
export function selectOffsets(blocks: readonly PlacedBlock[], { start, end }: Offsets): boolean {
  const range = rangeOf(blocks, start, end);
  if (range === null) return false;
  document
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return true;
}

export function clearSelection(): void {
  document.getSelection()?.removeAllRanges();
}

/** The offset under a point of the window, in CSS pixels; null when it is over no block's text. */
export function offsetAtPoint(blocks: readonly PlacedBlock[], x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y);
  return position === null ? null : offsetAt(blocks, position.offsetNode, position.offset);
}

/** True when a point of the window, in CSS pixels, lies on one of the range's lines. */
export function rangeHolds(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    (line) => x >= line.left && x <= line.right && y >= line.top && y <= line.bottom,
  );
}

function trimOffsets(text: string, { start, end }: Offsets): Offsets | null {
  const part = text.slice(start, end);
  let from = start + (part.length - part.trimStart().length);
  let to = end - (part.length - part.trimEnd().length);
  if (from >= to) return null;
  if (splitsPair(text, from)) from -= 1;
  if (splitsPair(text, to)) to += 1;
  return { start: from, end: to };
}

function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) && /^[\uDC00-\uDFFF]$/.test(text.charAt(at));
}
