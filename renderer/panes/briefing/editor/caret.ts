import type { Extension } from '@codemirror/state';
import { drawSelection, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { reducesMotion } from '../../../dom/scroll.ts';

/** Milliseconds that the caret shows, and that it does not. */
const half = 600;

class BlinkingCaret {
  readonly #view: EditorView;
  #timer: ReturnType<typeof setInterval> | undefined;
  #shown = true;

  constructor(view: EditorView) {
    this.#view = view;
    this.#restart();
  }

  update({ docChanged, selectionSet, focusChanged }: ViewUpdate): void {
    if (docChanged || selectionSet || focusChanged) this.#restart();
  }

  destroy(): void {
    clearInterval(this.#timer);
  }

  #restart(): void {
    clearInterval(this.#timer);
    this.#show(true);
    if (this.#view.hasFocus && !reducesMotion()) this.#timer = setInterval(() => this.#show(!this.#shown), half);
  }

  #show(shown: boolean): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    const layer = this.#view.scrollDOM.querySelector<HTMLElement>('.cm-cursorLayer');
    if (layer !== null) layer.style.visibility = shown ? '' : 'hidden';
  }
}

/**
 * Selection and caret, drawn, for chips and tables have none of the browser's own. The caret blinks by the clock: an
 * endless animation would have each frame composed, and every key wait for the next one.
 */
export const caret: Extension = [
  drawSelection({ cursorBlinkRate: 0 }),
  EditorView.theme({ '& > .cm-scroller > .cm-cursorLayer': { animation: 'none !important' } }),
  ViewPlugin.fromClass(BlinkingCaret),
];
