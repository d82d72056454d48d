import type { Hit } from '../../../core/search/find-hits.ts';
import { RangePainter } from '../../dom/highlights.ts';
import { type PlacedBlock, rangeOf } from '../../dom/offsets.ts';
import { isLaidOut } from './chunk-heights.ts';
import type { Chunk } from './text-build.ts';

type Text = { readonly placed: readonly PlacedBlock[]; readonly chunks: readonly Chunk[] };

/** The hits as they are painted: those near the view, for a frequent word stands in a long text thousands of times. */
export class HitPaint {
  readonly #painter = new RangePainter();
  #placed: readonly PlacedBlock[] = [];

  show(hits: readonly Hit[], current: Hit | null, { placed, chunks }: Text): void {
    if (placed !== this.#placed) this.#painter.clear();
    this.#placed = placed;
    const range = ({ start, end }: Pick<Hit, 'start' | 'end'>) => rangeOf(placed, start, end);
    const near = chunks.flatMap((chunk) => (hits.length > 0 && isLaidOut(chunk) ? within(hits, chunk) : []));
    this.#painter.paint('bn-hit', near, range, 5);
    this.#painter.paint('bn-hit-current', current === null ? [] : [current], range, 6);
  }

  clear(): void {
    this.#painter.clear();
  }
}

/** The hits that begin in a chunk; all are in order. */
function within(hits: readonly Hit[], { start, end }: Chunk): readonly Hit[] {
  return hits.slice(firstFrom(hits, start), firstFrom(hits, end));
}

function firstFrom(hits: readonly Hit[], offset: number): number {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.start ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
