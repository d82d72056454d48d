import type { ArticleSort, BriefingSort } from '../../core/ipc/lists.ts';
import type { ArticleRow, BriefingRow } from '../../core/model/catalogue.ts';
import { byCodeUnits } from '../../core/text/by-code-units.ts';
import type { Catalogue } from '../store/library.ts';
import { OrderedRows } from './ordered-rows.ts';

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byWords = (a: string, b: string) => collator.compare(a, b);

/** Every order that the lists can have, each kept once it was asked for. */
export class RowOrders {
  readonly #catalogue: Catalogue;
  readonly #articles = new Map<string, OrderedRows<ArticleRow>>();
  readonly #briefings = new Map<string, OrderedRows<BriefingRow>>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  async articles(sort: ArticleSort): Promise<readonly ArticleRow[]> {
    const rows = this.#catalogue.articles();
    if (sort.by === 'added' && sort.descending) return rows;
    return await kept(this.#articles, sort, () => articleOrder(sort)).of(rows);
  }

  async briefings(sort: BriefingSort): Promise<readonly BriefingRow[]> {
    const rows = this.#catalogue.briefings();
    if (sort.by === 'added' && sort.descending) return rows;
    return await kept(this.#briefings, sort, () => briefingOrder(sort)).of(rows);
  }
}

function kept<R extends ArticleRow | BriefingRow>(
  orders: Map<string, OrderedRows<R>>,
  { by, descending }: ArticleSort | BriefingSort,
  compare: () => (a: R, b: R) => number,
): OrderedRows<R> {
  const key = `${by} ${descending}`;
  const order = orders.get(key) ?? new OrderedRows(compare());
  orders.set(key, order);
  return order;
}

function articleOrder({ by, descending }: ArticleSort): (a: ArticleRow, b: ArticleRow) => number {
  if (by === 'added') return (a, b) => upOrDown(a.createdAt, b.createdAt, descending, byCodeUnits);
  if (by === 'published') return (a, b) => upOrDown(a.publishedAt, b.publishedAt, descending, byCodeUnits);
  if (by === 'publisher') return (a, b) => upOrDown(a.publisher, b.publisher, descending, byWords);
  return (a, b) => upOrDown(a.title, b.title, descending, byWords);
}

function briefingOrder({ by, descending }: BriefingSort): (a: BriefingRow, b: BriefingRow) => number {
  if (by === 'added') return (a, b) => upOrDown(a.createdAt, b.createdAt, descending, byCodeUnits);
  if (by === 'changed') return (a, b) => upOrDown(a.updatedAt, b.updatedAt, descending, byCodeUnits);
  return (a, b) => upOrDown(a.title, b.title, descending, byWords);
}

/** What isn't known comes last in either direction. */
function upOrDown(
  a: string | null,
  b: string | null,
  descending: boolean,
  compare: (a: string, b: string) => number,
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return descending ? compare(b, a) : compare(a, b);
}
