import type { Offsets } from './offsets.ts';

/** Paints ranges under a `::highlight(name)` rule; no node is touched. No ranges: the name is taken off. */
export function paintHighlight(name: string, ranges: readonly AbstractRange[], priority = 0): void {
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

type Painted = { readonly highlight: Highlight; readonly ranges: Map<string, Range> };

/** Paints passages of a text, and of those that were painted before touches only what differs. */
export class RangePainter {
  readonly #painted = new Map<string, Painted>();

  /** Shows exactly these under a name; `rangeOf` is asked only for those that weren't shown. */
  paint(name: string, passages: readonly Offsets[], rangeOf: (passage: Offsets) => Range | null, priority = 0): void {
    const before = this.#painted.get(name);
    if (before === undefined && passages.length === 0) return;
    const { highlight, ranges } = before ?? { highlight: new Highlight(), ranges: new Map<string, Range>() };
    const gone = new Map(ranges);
    for (const passage of passages) {
      const key = `${passage.start} ${passage.end}`;
      if (gone.delete(key)) continue;
      const range = rangeOf(passage);
      if (range === null || ranges.has(key)) continue;
      ranges.set(key, range);
      highlight.add(range);
    }
    for (const [key, range] of gone) {
      ranges.delete(key);
      highlight.delete(range);
    }
    if (ranges.size === 0) this.#takeOff(name);
    else if (before === undefined) {
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
      this.#painted.set(name, { highlight, ranges });
    }
  }

  clear(): void {
    for (const name of this.#painted.keys()) this.#takeOff(name);
  }

  #takeOff(name: string): void {
    this.#painted.delete(name);
    CSS.highlights.delete(name);
  }
}

export function clearHighlights(names: Iterable<string>): void {
  for (const name of names) CSS.highlights.delete(name);
}

/**
 * Shows a range under `name-1`, then `name-2` … `name-<steps>`, each for `stepMs`: highlights know no
 * transitions, so a fade goes by steps. Returns the function that ends it early.
 */
export function flashRange(name: string, range: AbstractRange, steps: number, stepMs: number): () => void {
  let step = 0;
  const end = () => {
    clearInterval(timer);
    clearHighlights(Array.from({ length: steps }, (_, index) => `${name}-${index + 1}`));
  };
  const advance = () => {
    if (step > 0) CSS.highlights.delete(`${name}-${step}`);
    step += 1;
    if (step > steps) end();
    else paintHighlight(`${name}-${step}`, [range], 10);
  };
  const timer = setInterval(advance, stepMs);
  advance();
  return end;
}
