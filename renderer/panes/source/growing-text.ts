import type { PlacedBlock } from '../../dom/offsets.ts';
import { afterPaint, runInSlices } from '../../dom/slices.ts';
import { ChunkHeights } from './chunk-heights.ts';
import type { Chunk, TextBuild } from './text-build.ts';

/** CSS pixels that one UTF-16 unit of text adds to the height, where none stands to be measured. */
const usualHeight = 0.42;

/**
 * A text that comes to stand in the page: its beginning at once, the rest bit by bit after the first paint, so that a
 * long one opens as quickly as a short one. All of it is in the page then, for the selection, for finding and for
 * screen readers; what is far from the view is not laid out (`content-visibility`).
 */
export class GrowingText {
  readonly #slot: HTMLElement;
  readonly #build: TextBuild;
  readonly #heights = new ChunkHeights();
  #stop = () => {};
  #whenDone = () => {};

  constructor(slot: HTMLElement, build: TextBuild) {
    this.#slot = slot;
    this.#build = build;
    slot.replaceChildren();
    if (!build.done) this.#append(usualHeight);
  }

  /** Builds the rest; `whenDone` is called once all of it stands, at once if it does. */
  grow(whenDone: () => void): void {
    this.#whenDone = whenDone;
    if (this.#build.done) {
      whenDone();
      return;
    }
    this.#stop = afterPaint(() => {
      const perUnit = this.#heightPerUnit();
      this.#stop = runInSlices(() => {
        this.#append(perUnit);
        if (this.#build.done) this.#complete();
        return !this.#build.done;
      });
    });
  }

  /** Builds the rest at once, for whoever needs a far part of it. */
  finish(): void {
    if (this.#build.done) return;
    this.#stop();
    const perUnit = this.#heightPerUnit();
    while (!this.#build.done) this.#append(perUnit);
    this.#complete();
  }

  /** Lays out what stands round an offset of the canonical text, so that it can be scrolled to exactly. */
  approach(offset: number): void {
    if (offset >= (this.chunks.at(-1)?.end ?? 0)) this.finish();
    const at = this.chunks.findIndex(({ end }) => end >= offset);
    if (this.#hasFar) this.#heights.measure(this.chunks.slice(Math.max(0, at - 1), at + 2));
  }

  /** The text may be of another width now. */
  resize(): void {
    if (this.complete && this.#hasFar) this.#heights.measureAll(this.chunks, this.#slot.clientWidth);
  }

  stop(): void {
    this.#stop();
    this.#heights.stop();
  }

  get complete(): boolean {
    return this.#build.done;
  }

  /** The blocks that stand, in order, and the chunks that they stand in. */
  get placed(): readonly PlacedBlock[] {
    return this.#build.placed;
  }

  get stops(): readonly HTMLElement[] {
    return this.#build.stops;
  }

  get chunks(): readonly Chunk[] {
    return this.#build.chunks;
  }

  /** The next chunk goes to the end, of the height that it will be likely to have. */
  #append(perUnit: number): void {
    const element = this.#build.next();
    const chunk = this.chunks.at(-1);
    if (element === null || chunk === undefined) return;
    if (element.classList.contains('far')) this.#heights.add(chunk, (chunk.end - chunk.start) * perUnit);
    this.#slot.append(element);
  }

  #complete(): void {
    this.resize();
    this.#whenDone();
  }

  get #hasFar(): boolean {
    return this.chunks.length > 2;
  }

  #heightPerUnit(): number {
    const first = this.chunks[0];
    const height = first?.element.offsetHeight ?? 0;
    return first === undefined || height === 0 ? usualHeight : height / (first.end - first.start);
  }
}
