import { categories } from '../../../core/tradecraft/grading.ts';
import { clearHighlights, flashRange, paintHighlight } from '../../dom/highlights.ts';
import { type PlacedBlock, rangeOf } from '../../dom/offsets.ts';
import { reducesMotion } from '../../dom/scroll.ts';
import type { PaintLayers } from './paint-layers.ts';

const suffixes = ['', '-selected', '-unsure', '-unsure-selected', '-line-1', '-line-2'];
const names = categories.flatMap((category) => suffixes.map((suffix) => `bn-${category}${suffix}`));

/** Shows exactly these layers: the names of highlights.css that have no piece are taken off. */
export function paintPassages(layers: PaintLayers, blocks: readonly PlacedBlock[]): void {
  for (const name of names) {
    const ranges = (layers.get(name) ?? []).map(({ start, end }) => rangeOf(blocks, start, end));
    paintHighlight(
      name,
      ranges.filter((range) => range !== null),
    );
  }
}

export function unpaintPassages(): void {
  clearHighlights(names);
}

const flashSteps = 4;
const flashStepMs = 420;

/** Flashes a passage just arrived at; steadily where motion isn't wanted. Returns the function that ends it early. */
export function flashPassage(range: Range): () => void {
  return reducesMotion()
    ? flashRange('bn-flash', range, 1, flashSteps * flashStepMs)
    : flashRange('bn-flash', range, flashSteps, flashStepMs);
}
