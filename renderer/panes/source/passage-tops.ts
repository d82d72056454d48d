import { isLaidOut } from './chunk-heights.ts';
import type { Passage } from './passages.ts';
import type { Chunk } from './text-build.ts';

type Known = { readonly element: HTMLElement; readonly inside: number };

/**
 * Where passages begin, as far as it is known: within their chunks of the text, so that one that grows moves those
 * below it without their being looked for anew.
 */
export class PassageTops {
  readonly #known = new Map<string, Known>();
  readonly #probe = document.createRange();

  /** All of the text may be laid out otherwise than before. */
  clear(): void {
    this.#known.clear();
  }

  /** A chunk is laid out now, or no longer; answers whether a passage begins in it. */
  forget(chunk: EventTarget | null): boolean {
    const ids = [...this.#known].flatMap(([id, { element }]) => (element === chunk ? [id] : []));
    for (const id of ids) this.#known.delete(id);
    return ids.length > 0;
  }

  /**
   * In CSS pixels from the window's top: exactly where the passage's chunk is laid out, by its share of the chunk where
   * it is not. So placing many notes never lays out the whole text.
   */
  topOf({ id, start }: Pick<Passage, 'id' | 'start'>, range: Range, chunks: readonly Chunk[]): number | null {
    const known = this.#known.get(id);
    if (known !== undefined) return known.element.getBoundingClientRect().top + known.inside;
    const chunk = chunks[firstEndingAfter(chunks, start)];
    if (chunk === undefined) return null;
    const { top, height } = chunk.element.getBoundingClientRect();
    const share = Math.max(0, (start - chunk.start) / (chunk.end - chunk.start));
    const line = isLaidOut(chunk) ? this.#firstLineOf(range) : top + height * share;
    if (line === null) return null;
    this.#known.set(id, { element: chunk.element, inside: line - top });
    return line;
  }

  /** The first letters say where the line is; asking for all lines of a long passage would take longer. */
  #firstLineOf({ startContainer, startOffset }: Range): number | null {
    this.#probe.setStart(startContainer, startOffset);
    this.#probe.setEnd(startContainer, Math.min(startOffset + 2, startContainer.textContent?.length ?? startOffset));
    return this.#probe.getClientRects()[0]?.top ?? null;
  }
}

function firstEndingAfter(chunks: readonly Chunk[], offset: number): number {
  let [low, high] = [0, chunks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
