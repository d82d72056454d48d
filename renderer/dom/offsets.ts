/** A block's element and where its text stands in the canonical text: UTF-16 offsets, half-open. */
export type PlacedBlock = { readonly element: HTMLElement; readonly start: number; readonly end: number };
export type Offsets = { readonly start: number; readonly end: number };

/** The DOM range of `start` to `end`; null when it holds no letter of any block. */
export function rangeOf(blocks: readonly PlacedBlock[], start: number, end: number): Range | null {
  const first = blocks[firstIndex(blocks, (block) => block.end > start)];
  // An end in the blank line between two blocks belongs to the block before it.
  const last = blocks[firstIndex(blocks, (block) => block.start >= end) - 1];
  if (first === undefined || last === undefined || end <= start || last.start < first.start) return null;
  const from = pointIn(first, Math.max(start, first.start), 'start');
  const to = pointIn(last, Math.min(end, last.end), 'end');
  if (from === null || to === null) return null;
  const range = first.element.ownerDocument.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/**
 * The offsets that a DOM range covers, wherever its ends stand: in a block, between two, or outside of all.
 * Null when it covers no block's text.
 */
export function offsetsOf(blocks: readonly PlacedBlock[], range: AbstractRange): Offsets | null {
  const start = offsetOf(blocks, range.startContainer, range.startOffset, 'start');
  const end = offsetOf(blocks, range.endContainer, range.endOffset, 'end');
  return start === null || end === null || end <= start ? null : { start, end };
}

/** The offset of one DOM point that lies in a block; null when it lies in none. */
export function offsetAt(blocks: readonly PlacedBlock[], node: Node, offset: number): number | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-block]');
  const start = Number(element?.dataset['start']);
  const found = blocks[firstIndex(blocks, (block) => block.start >= start)];
  return found === undefined || found.element !== element ? null : found.start + lengthBefore(found, node, offset);
}

function offsetOf(blocks: readonly PlacedBlock[], node: Node, offset: number, side: 'start' | 'end'): number | null {
  const probe = node.ownerDocument?.createRange() ?? document.createRange();
  const compare = (block: PlacedBlock) => {
    probe.selectNodeContents(block.element);
    return probe.comparePoint(node, offset);
  };
  const index = firstIndex(blocks, (block) => compare(block) <= 0);
  const block = blocks[index];
  if (block === undefined) return side === 'end' ? (blocks.at(-1)?.end ?? null) : null;
  if (compare(block) === 0) return block.start + lengthBefore(block, node, offset);
  return side === 'start' ? block.start : (blocks[index - 1]?.end ?? null);
}

function lengthBefore(block: PlacedBlock, node: Node, offset: number): number {
  const before = block.element.ownerDocument.createRange();
  before.setStart(block.element, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** A start stands before its first letter and an end after its last, so that neither reaches into a neighbouring node. */
function pointIn(block: PlacedBlock, at: number, side: 'start' | 'end'): { node: Text; offset: number } | null {
  const walker = block.element.ownerDocument.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
  let left = at - block.start;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    if (left < node.length || (side === 'end' && left === node.length)) return { node, offset: left };
    left -= node.length;
  }
  return null;
}

/** The first index whose block passes; blocks that pass all come after those that don't. */
function firstIndex(blocks: readonly PlacedBlock[], passes: (block: PlacedBlock) => boolean): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && passes(block)) high = middle;
    else low = middle + 1;
  }
  return low;
}
