import { tick } from 'svelte';
import { categoryWords } from '../../../core/tradecraft/grading.ts';
import { type Offsets, rangeOf } from '../../dom/offsets.ts';
import { bringIntoView } from '../../dom/scroll.ts';
import { flashPassage } from './paint-passages.ts';
import type { Reading } from './reading.svelte.ts';

type Pane = {
  readonly scroller: HTMLElement;
  readonly margin: { reveal(annotationId: string, withFocus: boolean): void };
};

/** Leads to places of the text: scrolls there, opens a passage's note, flashes the passage, says where one is. */
export class PassageGuide {
  /** The annotation whose passage is to be flashed once it is in the page. */
  waiting: string | null = $state(null);
  /** What was said last, for those who can't see it. */
  announcement = $state('');
  readonly #reading: Reading;
  readonly #pane: () => Pane;
  #endFlash = () => {};

  constructor(reading: Reading, pane: () => Pane) {
    this.#reading = reading;
    this.#pane = pane;
  }

  /** Opens a passage's note and flashes the passage, one at a time; once it is there, if it isn't yet. */
  flash(id: string): void {
    const reading = this.#reading;
    reading.text?.finish();
    const range = reading.ranges.get(id);
    this.waiting = range === undefined ? id : null;
    if (reading.isWithoutPassage(id)) void this.show(id, false);
    if (range === undefined) return;
    reading.select(id);
    this.goToPassage(id);
    this.#endFlash();
    this.#endFlash = flashPassage(range);
  }

  async show(id: string, withFocus: boolean): Promise<void> {
    const reading = this.#reading;
    reading.select(id);
    this.goToPassage(id);
    const passage = reading.passageOf(id);
    if (passage !== null) this.announcement = `${categoryWords[passage.category]}, ${reading.locators.get(id)}`;
    await tick();
    this.#pane().margin.reveal(id, withFocus);
  }

  /** As `show`; false when there is none. */
  open(id: string | null, withFocus: boolean): boolean {
    if (id !== null) void this.show(id, withFocus);
    return id !== null;
  }

  /** Scrolls to an annotation's passage, where it has one. */
  goToPassage(id: string): void {
    const passage = this.#reading.passageOf(id);
    if (passage !== null) this.goTo(passage);
  }

  goTo({ start, end }: Offsets): void {
    this.#reading.text?.approach(start);
    const range = rangeOf(this.#reading.placed, start, end);
    if (range !== null) bringIntoView(this.#pane().scroller, range);
  }

  end(): void {
    this.#endFlash();
  }
}
