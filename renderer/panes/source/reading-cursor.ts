import type { Block } from '../../../core/markdown/blocks.ts';
import { splitSentences } from '../../../core/text/sentences.ts';
import type { Offsets, PlacedBlock } from '../../dom/offsets.ts';
import { clearSelection, selectOffsets } from '../../dom/selection.ts';
import { type Direction, extendRun, type Run, runWithin, spanOfRun, stepRun } from './passage-steps.ts';

type Text = {
  readonly root: HTMLElement;
  readonly placed: readonly PlacedBlock[];
  readonly blocks: readonly Block[];
  readonly language: string | null;
};

/**
 * Reading by keyboard: the block that has the focus, and selecting from it by whole blocks and sentences.
 * It only moves the focus and the document's selection; everything else follows from these.
 */
export class ReadingCursor {
  #text: Text | null = null;
  #stops: HTMLElement[] = [];
  #at = 0;
  #sentences: Offsets[] | null = null;
  #made: { run: Run; span: Offsets } | null = null;

  /** Takes up a text that was just built; the cursor goes to its first block. */
  attach(text: Text): void {
    this.#text = text;
    this.#stops = [...text.root.querySelectorAll<HTMLElement>('[data-stop]')];
    this.#sentences = null;
    this.#made = null;
    this.#point(0);
  }

  get block(): Block | null {
    return this.#text?.blocks[this.#at] ?? null;
  }

  focus(): void {
    this.#stops[this.#at]?.focus({ preventScroll: true });
  }

  /** The focus came to an element by mouse or Tab: the cursor follows it. */
  follow(element: Element): void {
    const stop = element.closest<HTMLElement>('[data-stop]');
    const index = stop === null ? -1 : this.#stops.indexOf(stop);
    if (index >= 0) this.#point(index);
  }

  move(direction: Direction): void {
    clearSelection();
    this.goTo(Math.min(this.#stops.length - 1, Math.max(0, this.#at + direction)));
  }

  goTo(index: number, block: ScrollLogicalPosition = 'nearest'): void {
    this.#point(index);
    this.focus();
    this.#stops[index]?.scrollIntoView({ block });
  }

  extendByBlock(selection: Offsets | null, direction: Direction): void {
    const blocks = this.#text?.blocks ?? [];
    this.#select(blocks, extendRun(this.#current(blocks, selection), this.#at, direction, blocks.length));
  }

  extendBySentence(selection: Offsets | null, direction: Direction): void {
    const sentences = this.#allSentences();
    const run = this.#current(sentences, selection);
    this.#select(sentences, extendRun(run, this.#firstSentence(), direction, sentences.length));
  }

  stepSentence(selection: Offsets | null, direction: Direction): void {
    const sentences = this.#allSentences();
    const run = runWithin(sentences, selection);
    this.#select(sentences, stepRun(run, this.#firstSentence(), direction, sentences.length));
  }

  selectAll(): void {
    const blocks = this.#text?.blocks ?? [];
    this.#select(blocks, { anchor: 0, focus: blocks.length - 1 });
  }

  /** The run that the last key press made, if its selection still stands; else what the selection touches. */
  #current(units: readonly Offsets[], selection: Offsets | null): Run | null {
    const made = this.#made;
    if (made !== null && made.span.start === selection?.start && made.span.end === selection.end) {
      const span = spanOfRun(units, made.run);
      if (span?.start === made.span.start && span.end === made.span.end) return made.run;
    }
    return runWithin(units, selection);
  }

  #select(units: readonly Offsets[], run: Run): void {
    const span = spanOfRun(units, run);
    const far = units[run.focus];
    if (span === null || far === undefined || this.#text === null) return;
    this.#made = { run, span };
    const index = this.#text.blocks.findIndex((block) => block.end >= far.end);
    if (index >= 0) this.goTo(index);
    selectOffsets(this.#text.placed, span);
  }

  #allSentences(): Offsets[] {
    const { blocks = [], language = null } = this.#text ?? {};
    this.#sentences ??= blocks.flatMap((block) =>
      splitSentences(block.text, language).map(({ start, end }) => ({
        start: block.start + start,
        end: block.start + end,
      })),
    );
    return this.#sentences;
  }

  #firstSentence(): number {
    const from = this.block?.start ?? 0;
    return Math.max(
      0,
      this.#allSentences().findIndex(({ start }) => start >= from),
    );
  }

  #point(index: number): void {
    const before = this.#stops[this.#at];
    if (before !== undefined) before.tabIndex = -1;
    this.#at = index;
    const stop = this.#stops[index];
    if (stop !== undefined) stop.tabIndex = 0;
  }
}
