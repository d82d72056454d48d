import { flashPassage } from './paint-passages.ts';

/** The passage that is being flashed, one at a time, and the one that waits to be. */
export class PassageFlash {
  /** The annotation whose passage is to be flashed once it is in the page. */
  waiting: string | null = $state(null);
  #end = () => {};

  start(range: Range): void {
    this.#end();
    this.#end = flashPassage(range);
  }

  end(): void {
    this.#end();
  }
}
