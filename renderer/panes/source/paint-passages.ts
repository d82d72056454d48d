import { categories } from '../../../core/tradecraft/grading.ts';
import { flashRange, RangePainter } from '../../dom/highlights.ts';
import { type PlacedBlock, rangeOf } from '../../dom/offsets.ts';
import { reducesMotion } from '../../dom/scroll.ts';
import type { PaintLayers } from './paint-layers.ts';

const suffixes = ['', '-selected', '-unsure', '-unsure-selected', '-line-1', '-line-2'];
const names = categories.flatMap((category) => suffixes.map((suffix) => `bn-${category}${suffix}`));

/** The passages of a text as they are painted; what stays as it was is not touched. */
export class PassagePaint {
  readonly #painter = new RangePainter();
  #placed: readonly PlacedBlock[] = [];

  /** Shows exactly these layers: the names of highlights.css that have no piece are taken off. */
  show(layers: PaintLayers, placed: readonly PlacedBlock[]): void {
    // Another text, or more of it: the ranges are others.
    if (placed !== this.#placed) this.#painter.clear();
    this.#placed = placed;
    for (const name of names) {
      this.#painter.paint(name, layers.get(name) ?? [], ({ start, end }) => rangeOf(placed, start, end));
    }
  }

  clear(): void {
    this.#painter.clear();
  }
}

const flashSteps = 4;
const flashStepMs = 420;

/** Flashes a passage just arrived at; steadily where motion isn't wanted. Returns the function that ends it early. */
export function flashPassage(range: Range): () => void {
  return reducesMotion()
    ? flashRange('bn-flash', range, 1, flashSteps * flashStepMs)
    : flashRange('bn-flash', range, flashSteps, flashStepMs);
}
