import type { Chunk } from './text-build.ts';

/** Milliseconds of layout between two looks at whether the window has something else to do. */
const sliceMs = 8;

/**
 * What is far from the view keeps its place by a height that is given to it: at first a guess, then its own, as it is
 * measured while the window is idle. So nothing moves while a long text is scrolled, and a jump lands exactly.
 */
export class ChunkHeights {
  readonly #observer: ResizeObserver;
  #width = 0;
  #unmeasured: Chunk[] = [];
  #measured = new WeakSet<HTMLElement>();
  #idle = 0;

  constructor() {
    this.#observer = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) {
        const size = borderBoxSize[0];
        if (size !== undefined && target instanceof HTMLElement) setHeight(target, size.blockSize);
      }
    });
  }

  /** Takes up a chunk that has come into the page. */
  add({ element }: Chunk, guess: number): void {
    setHeight(element, guess);
    this.#observer.observe(element);
  }

  /** Measures all of these while the window is idle; again whenever `width`, in CSS pixels, is another one. */
  measureAll(chunks: readonly Chunk[], width: number): void {
    if (this.#width === width) return;
    this.#width = width;
    this.#unmeasured = [...chunks];
    this.#measured = new WeakSet();
    cancelIdleCallback(this.#idle);
    this.#later();
  }

  /** Measures these now, but for those that were measured or are laid out for the view anyway. */
  measure(chunks: readonly Chunk[]): void {
    const far = chunks.filter((chunk) => !this.#measured.has(chunk.element) && !isLaidOut(chunk));
    for (const { element } of far) element.style.contentVisibility = 'visible';
    const heights = far.map(({ element }) => element.getBoundingClientRect().height);
    for (const [index, { element }] of far.entries()) {
      setHeight(element, heights[index] ?? 0);
      element.style.contentVisibility = '';
      this.#measured.add(element);
    }
  }

  stop(): void {
    this.#observer.disconnect();
    cancelIdleCallback(this.#idle);
  }

  #later(): void {
    this.#idle = requestIdleCallback((deadline) => {
      const until = performance.now() + Math.min(sliceMs, deadline.timeRemaining());
      while (this.#unmeasured.length > 0 && performance.now() < until) {
        this.measure(this.#unmeasured.splice(0, 1));
      }
      if (this.#unmeasured.length > 0) this.#later();
    });
  }
}

/** Whether its text is laid out, as it is near the view. */
export function isLaidOut({ element }: Chunk): boolean {
  return element.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? true;
}

/** On the element itself: a custom property would be inherited by all that is in it. */
function setHeight(element: HTMLElement, height: number): void {
  const value = `${Math.round(height * 100) / 100}px`;
  if (element.style.containIntrinsicBlockSize !== value) element.style.containIntrinsicBlockSize = value;
}
