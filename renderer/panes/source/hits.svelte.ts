import type { Block, CanonicalText } from '../../../core/markdown/blocks.ts';
import { bestPassage, findHits, type Hit } from '../../../core/search/find-hits.ts';
import { hasWords, parseQuery, type Query } from '../../../core/search/query.ts';
import type { Offsets } from '../../dom/offsets.ts';
import { runInSlices } from '../../dom/slices.ts';
import type { Direction } from './passage-steps.ts';

/** UTF-16 units that are searched at once. */
const sliceUnits = 16_000;
/** Up to here a text is searched at once: it takes no longer than a frame. */
const atOnceUpTo = 3 * sliceUnits;

/** What is found in the open source: the hits of a query, and the one that is gone to. */
export class Hits {
  /** The bar with the query shows. */
  open = $state(false);
  query = $state('');
  list: readonly Hit[] = $state.raw([]);
  /** Index of the hit that is gone to; -1 while there is none. */
  at = $state(-1);
  /** The text has not been searched to its end yet. */
  searching = $state(false);

  readonly #text: () => CanonicalText;
  readonly #go: (place: Offsets) => void;
  #stop = () => {};

  /** `go` shows a place of the text. */
  constructor(text: () => CanonicalText, go: (place: Offsets) => void) {
    this.#text = text;
    this.#go = go;
  }

  get current(): Hit | null {
    return this.list[this.at] ?? null;
  }

  /** Finds a query and goes to the hit at `place`, or to the best. A query of filters alone has no hits. */
  show(query: string, place: Offsets | null): void {
    this.#stop();
    this.query = query;
    const parsed = parseQuery(query, { lastIsPrefix: true });
    this.open = hasWords(parsed);
    this.list = [];
    this.at = -1;
    if (place !== null) this.#go(place);
    if (this.open) this.#find(parsed, place, place === null);
  }

  /** Finds what is being typed into the bar, from offset `from` on. */
  type(query: string, from: number): void {
    this.#stop();
    this.query = query;
    const parsed = parseQuery(query, { lastIsPrefix: true });
    if (hasWords(parsed)) this.#find(parsed, { start: from, end: from }, true);
    else this.#found([], null, false);
  }

  /** The text is another one: finds the query in that. */
  refresh(): void {
    if (!this.open) return;
    this.#stop();
    const parsed = parseQuery(this.query, { lastIsPrefix: true });
    if (hasWords(parsed)) this.#find(parsed, this.current, false);
  }

  /** Goes to the next hit or the previous one, round the end; false when there is none. */
  step(direction: Direction): boolean {
    if (this.list.length === 0) return false;
    const from = this.at < 0 && direction === -1 ? 0 : this.at;
    this.at = (from + direction + this.list.length) % this.list.length;
    if (this.current !== null) this.#go(this.current);
    return true;
  }

  close(): void {
    this.#stop();
    this.open = false;
    this.list = [];
    this.at = -1;
  }

  #find(query: Query, place: Offsets | null, goes: boolean): void {
    const { text, blocks } = this.#text();
    const found: Hit[] = [];
    const spans = spansOf(text.length, blocks);
    const step = (): boolean => {
      const span = spans.shift();
      if (span !== undefined) addHits(found, text, span, query);
      if (spans.length > 0) return true;
      this.#found(found, place, goes);
      return false;
    };
    this.searching = true;
    if (text.length > atOnceUpTo) this.#stop = runInSlices(step);
    else while (step());
  }

  /** The current one is then the first from `place` on, or the best where there is no place; `goes`: it is shown. */
  #found(hits: readonly Hit[], place: Offsets | null, goes: boolean): void {
    this.searching = false;
    this.list = hits;
    const best = place === null ? bestPassage(hits) : (hits.find(({ end }) => end > place.start) ?? hits[0] ?? null);
    this.at = best === null ? -1 : hits.indexOf(best);
    if (goes && best !== null) this.#go(best);
  }
}

function addHits(found: Hit[], text: string, { start, end }: Offsets, query: Query): void {
  for (const hit of findHits(text.slice(start, end), query)) {
    found.push({ ...hit, start: hit.start + start, end: hit.end + start });
  }
}

/** The text in parts that are searched one by one, each of whole blocks. */
function spansOf(length: number, blocks: readonly Block[]): Offsets[] {
  const spans: Offsets[] = [];
  let start = 0;
  for (const block of blocks) {
    if (block.start - start < sliceUnits) continue;
    spans.push({ start, end: block.start });
    start = block.start;
  }
  return [...spans, { start, end: length }];
}
