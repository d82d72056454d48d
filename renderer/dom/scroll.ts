/** What a scrolled page shows of a range: its lines and the part in view, all in CSS pixels from the page's top left. */
export type PlacedLines = {
  readonly lines: readonly DOMRect[];
  readonly view: { readonly top: number; readonly bottom: number; readonly width: number };
};

/** Null when the range shows no line. */
export function linesIn(scroller: HTMLElement, range: Range): PlacedLines | null {
  const origin = scroller.getBoundingClientRect();
  const lines = [...range.getClientRects()]
    .filter(({ width }) => width > 0)
    .map((line) => new DOMRect(line.x - origin.x, line.y - origin.y + scroller.scrollTop, line.width, line.height));
  const { scrollTop, clientHeight, clientWidth } = scroller;
  return lines.length === 0
    ? null
    : { lines, view: { top: scrollTop, bottom: scrollTop + clientHeight, width: clientWidth } };
}

/** Scrolls a range's first line to the upper third, unless it is well in view; glides only over a short way. */
export function bringIntoView(scroller: HTMLElement, range: Range): void {
  const line = range.getClientRects()[0];
  const view = scroller.getBoundingClientRect();
  if (line === undefined || (line.top > view.top + 40 && line.bottom < view.bottom - 60)) return;
  const distance = line.top - view.top - view.height * 0.3;
  const glides = Math.abs(distance) < view.height * 1.5 && !reducesMotion();
  scroller.scrollBy({ top: distance, behavior: glides ? 'smooth' : 'instant' });
}

export function reducesMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
