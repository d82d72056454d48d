import type { Block } from '../../../core/markdown/blocks.ts';
import { splitSentences } from '../../../core/text/sentences.ts';
import type { Offsets, PlacedBlock } from '../../dom/offsets.ts';
import { clearSelection, selectOffsets } from '../../dom/selection.ts';
import { type Direction, extendRun, type Run, runWithin, spanOfRun, stepRun } from './passage-steps.ts';

/** The text as it stands in the page; `placed` and `stops` are its blocks', in order. */
export type ShownText = {
  readonly placed: readonly PlacedBlock[];
  readonly stops: readonly HTMLElement[];
  /** Makes all of it stand. */
  finish(): void;
  /** Lays out what stands round an offset, so that it can be scrolled to. */
  approach(offset: number): void;
};

type Text = {
  readonly shown: ShownText;
  readonly blocks: readonly Block[];
  readonly language: string | null;
};

/** Every block has letters, but not every one a sentence. */
const blocksAround = 8;

/**
 * Reading by keyboard: the block that has the focus, and selecting from it by whole blocks and sentences.
 * It only moves the focus and the document's selection; everything else follows from these.
 */
export class ReadingCursor {
  #text: Text | null = null;
  #at = 0;
  /** What the last key press selected, from which unit and to which. */
  #made: { readonly anchor: Offsets; readonly focus: Offsets; readonly span: Offsets } | null = null;

  /** Takes up a text that was just built; the cursor goes to its first block. */
  attach(text: Text): void {
    this.#text = text;
    this.#made = null;
    this.#at = 0;
    this.#point(0);
  }

  get #stops(): readonly HTMLElement[] {
    return this.#text?.shown.stops ?? [];
  }

  get block(): Block | null {
    return this.#text?.blocks[this.#at] ?? null;
  }

  /** Where that block begins in the canonical text; 0 without one. */
  get start(): number {
    return this.block?.start ?? 0;
  }

  focus(): void {
    this.#stops[this.#at]?.focus({ preventScroll: true });
  }

  /** The focus came to an element by mouse or Tab: the cursor follows it. */
  follow(element: Element): void {
    const stop = element.closest<HTMLElement>('[data-stop]');
    const index = Number(stop?.dataset['stop'] ?? -1);
    if (this.#stops[index] === stop) this.#point(index);
  }

  move(direction: Direction): void {
    clearSelection();
    this.goTo(Math.min((this.#text?.blocks.length ?? 0) - 1, Math.max(0, this.#at + direction)));
  }

  goTo(index: number, block: ScrollLogicalPosition = 'nearest'): void {
    this.#text?.shown.approach(this.#text.blocks[index]?.start ?? 0);
    this.#point(index);
    this.focus();
    this.#stops[index]?.scrollIntoView({ block });
  }

  extendByBlock(selection: Offsets | null, direction: Direction): void {
    const blocks = this.#text?.blocks ?? [];
    this.#select(blocks, extendRun(this.#current(blocks, selection), this.#at, direction, blocks.length));
  }

  extendBySentence(selection: Offsets | null, direction: Direction): void {
    const sentences = this.#sentencesRound(selection);
    const run = this.#current(sentences, selection);
    this.#select(sentences, extendRun(run, this.#firstOf(sentences), direction, sentences.length));
  }

  stepSentence(selection: Offsets | null, direction: Direction): void {
    const sentences = this.#sentencesRound(selection);
    const run = runWithin(sentences, selection);
    this.#select(sentences, stepRun(run, this.#firstOf(sentences), direction, sentences.length));
  }

  selectAll(): void {
    const blocks = this.#text?.blocks ?? [];
    this.#select(blocks, { anchor: 0, focus: blocks.length - 1 });
  }

  /** The run that the last key press made, if its selection still stands; else what the selection touches. */
  #current(units: readonly Offsets[], selection: Offsets | null): Run | null {
    const made = this.#made;
    if (made !== null && same(made.span, selection)) {
      const run = { anchor: indexOf(units, made.anchor), focus: indexOf(units, made.focus) };
      if (run.anchor >= 0 && run.focus >= 0) return run;
    }
    return runWithin(units, selection);
  }

  #select(units: readonly Offsets[], run: Run): void {
    const span = spanOfRun(units, run);
    const [anchor, far] = [units[run.anchor], units[run.focus]];
    if (span === null || anchor === undefined || far === undefined || this.#text === null) return;
    this.#made = { anchor, focus: far, span };
    const index = this.#text.blocks.findIndex((block) => block.end >= far.end);
    if (index >= 0) this.goTo(index);
    this.#text.shown.approach(span.end);
    selectOffsets(this.#text.shown.placed, span);
  }

  /** Of the cursor's block, those of the selection and some on either side: enough for one step in any direction. */
  #sentencesRound(selection: Offsets | null): Offsets[] {
    const { blocks = [], language = null } = this.#text ?? {};
    const ends = [this.start, selection?.start ?? this.start, selection?.end ?? this.start];
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    const from = blocks.findIndex(({ end }) => end > first) - blocksAround;
    const to = blocks.findLastIndex(({ start }) => start <= last) + blocksAround + 1;
    return blocks.slice(Math.max(0, from), to).flatMap((block) =>
      splitSentences(block.text, language).map(({ start, end }) => ({
        start: block.start + start,
        end: block.start + end,
      })),
    );
  }

  /** Index of the first unit from the cursor on. */
  #firstOf(units: readonly Offsets[]): number {
    return Math.max(
      0,
      units.findIndex(({ start }) => start >= this.start),
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

function indexOf(units: readonly Offsets[], unit: Offsets): number {
  return units.findIndex((each) => same(each, unit));
}

function same(one: Offsets, other: Offsets | null): boolean {
  return one.start === other?.start && one.end === other.end;
}
