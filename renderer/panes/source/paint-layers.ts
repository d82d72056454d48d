import type { Offsets } from '../../dom/offsets.ts';
import { byTop, type Passage } from './passages.ts';

/** What is painted where: the name of a `::highlight()` rule and the pieces under it, in order, none touching. */
export type PaintLayers = ReadonlyMap<string, readonly Offsets[]>;

/**
 * Overlapping passages stay apart for the eye: the top one gives a piece its ground (`bn-<category>`), up to
 * two below it each draw a line under it (`bn-<category>-line-1`, `-line-2`). The selected passage lies on
 * top of all, with a ground of its own (`bn-<category>-selected`). One that is only proposed has a thin ground and
 * a dashed line (`bn-<category>-unsure`, `bn-<category>-unsure-selected`).
 */
export function paintLayers(passages: readonly Passage[], selectedId: string | null): PaintLayers {
  const layers = new Map<string, Offsets[]>();
  const order = (one: Passage, other: Passage) =>
    Number(other.id === selectedId) - Number(one.id === selectedId) || byTop(one, other);
  for (const { start, end, covering } of pieces(passages)) {
    const [top, ...below] = covering.sort(order);
    if (top === undefined) continue;
    const ground = top.sure ? `bn-${top.category}` : `bn-${top.category}-unsure`;
    add(layers, top.id === selectedId ? `${ground}-selected` : ground, { start, end });
    for (const [index, { category }] of below.slice(0, 2).entries()) {
      add(layers, `bn-${category}-line-${index + 1}`, { start, end });
    }
  }
  return layers;
}

/** The text cut at every passage's ends, with what covers each piece. */
function* pieces(passages: readonly Passage[]): Generator<Offsets & { covering: Passage[] }> {
  const cuts = [...new Set(passages.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  const waiting = [...passages].sort((one, other) => one.start - other.start);
  let open: Passage[] = [];
  let next = 0;
  for (const [index, start] of cuts.entries()) {
    open = open.filter((passage) => passage.end > start);
    for (let passage = waiting[next]; passage !== undefined && passage.start <= start; passage = waiting[next]) {
      open.push(passage);
      next += 1;
    }
    const end = cuts[index + 1];
    if (end !== undefined && open.length > 0) yield { start, end, covering: [...open] };
  }
}

function add(layers: Map<string, Offsets[]>, name: string, piece: Offsets): void {
  const layer = layers.get(name) ?? [];
  const last = layer.at(-1);
  if (last?.end === piece.start) layer[layer.length - 1] = { start: last.start, end: piece.end };
  else layer.push(piece);
  layers.set(name, layer);
}
