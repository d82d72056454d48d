import type { ArticleSort, BriefingSort } from '../../core/ipc/lists.ts';
import type { ArticleRow, BriefingRow } from '../../core/model/catalogue.ts';
import { parseQuery } from '../../core/search/query.ts';
import { Slices } from '../slices/slices.ts';
import type { Library } from '../store/library.ts';
import { briefingFacts, matcherOf, type RowMatcher } from './match-row.ts';
import { RowOrders } from './row-orders.ts';

/** As many as the lists of one window need, with a few to go back to. */
const resultsKept = 8;

/** What one list shows, kept until something changes: going through its pages filters it once. */
type Kept<R> = { readonly source: readonly R[]; readonly cited: ReadonlySet<string>; readonly rows: readonly R[] };

/** The rows that a query lets through, in an order, of one library. */
export class ListedRows {
  readonly #library: Library;
  readonly #orders: RowOrders;
  readonly #articles = new Map<string, Kept<ArticleRow>>();
  readonly #briefings = new Map<string, Kept<BriefingRow>>();
  #cited: ReadonlySet<string> | null = null;

  constructor(library: Library) {
    this.#library = library;
    this.#orders = new RowOrders(library.catalogue);
    library.onChange((kind) => {
      if (kind !== 'article') this.#cited = null;
    });
  }

  async articles(query: string, sort: ArticleSort): Promise<readonly ArticleRow[]> {
    const source = await this.#orders.articles(sort);
    return await this.#filtered(this.#articles, source, query, (matches, row, cited) =>
      matches(row, cited.has(row.id)),
    );
  }

  async briefings(query: string, sort: BriefingSort): Promise<readonly BriefingRow[]> {
    const source = await this.#orders.briefings(sort);
    return await this.#filtered(this.#briefings, source, query, (matches, row) => matches(briefingFacts(row), false));
  }

  /** Ids of the sources that any briefing cites; the same set until notes or briefings change. */
  get citedArticles(): ReadonlySet<string> {
    const { catalogue } = this.#library;
    this.#cited ??= new Set(
      catalogue
        .briefings()
        .flatMap(({ citations }) => citations.flatMap((id) => catalogue.articleOfAnnotation(id) ?? [])),
    );
    return this.#cited;
  }

  async #filtered<R>(
    results: Map<string, Kept<R>>,
    source: readonly R[],
    query: string,
    passes: (matches: RowMatcher, row: R, cited: ReadonlySet<string>) => boolean,
  ): Promise<readonly R[]> {
    const parsed = parseQuery(query);
    if (parsed.clauses.length === 0) return source;
    const cited = this.citedArticles;
    const kept = results.get(query);
    if (kept?.source === source && kept.cited === cited) return kept.rows;
    const matches = matcherOf(parsed);
    const slices = new Slices();
    const rows: R[] = [];
    for (let index = 0; index < source.length; index++) {
      const row = source[index];
      if (row !== undefined && passes(matches, row, cited)) rows.push(row);
      if (index % 256 === 255) await slices.turn();
    }
    results.delete(query);
    results.set(query, { source, cited, rows });
    for (const oldest of results.keys()) if (results.size > resultsKept) results.delete(oldest);
    return rows;
  }
}

const known = new WeakMap<Library, ListedRows>();

export function listedRows(library: Library): ListedRows {
  const listed = known.get(library) ?? new ListedRows(library);
  known.set(library, listed);
  return listed;
}
