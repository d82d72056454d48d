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
