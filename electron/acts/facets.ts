import type { Facet, Facets } from '../../core/ipc/lists.ts';
import type { ArticleRow } from '../../core/model/catalogue.ts';
import { type Clause, type FilterField, parseQuery } from '../../core/search/query.ts';
import { Slices } from '../slices/slices.ts';
import type { Desk } from './desk.ts';
import { listedRows } from './listed-rows.ts';
import { clauseMatcher, type RowMatcher } from './match-row.ts';

/** More values than anyone looks through; they can be narrowed by typing. */
const valuesListed = 200;

type CountedField = 'publisher' | 'tag' | 'lang' | 'grade' | 'cited';
type Filter = { readonly matches: RowMatcher; readonly field: CountedField | null };

/**
 * How many sources have each value. A field's own filters don't narrow its own values: the others can still be chosen
 * instead. Words of the query count for nothing: they are looked for in the texts, which aren't known here.
 */
export async function facets(desk: Desk, query: string): Promise<Facets> {
  const cited = listedRows(desk.library).citedArticles;
  const filters = parseQuery(query)
    .clauses.filter(isFilter)
    .map((clause) => ({ matches: clauseMatcher(clause), field: fieldOf(clause) }));
  const tally = new Tally();
  const slices = new Slices();
  const rows = desk.library.catalogue.articles();
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row !== undefined) count(row, cited.has(row.id), filters, tally);
    if (index % 256 === 255) await slices.turn();
  }
  return tally.facets();
}

function count(row: ArticleRow, cited: boolean, filters: readonly Filter[], tally: Tally): void {
  let only: CountedField | null = null;
  for (const { matches, field } of filters) {
    if (matches(row, cited)) continue;
    if (field === null || (only !== null && only !== field)) return;
    only = field;
  }
  tally.count(row, cited, only);
}

function isFilter({ anyOf }: Clause): boolean {
  return anyOf.every(({ kind }) => kind === 'filter');
}

/** The field that all of a clause is about; null when there are several, or one that isn't counted. */
function fieldOf({ anyOf }: Clause): CountedField | null {
  const fields = new Set(anyOf.flatMap((part): FilterField[] => (part.kind === 'filter' ? [part.field] : [])));
  const [field] = fields;
  return fields.size !== 1 || field === undefined || field === 'before' || field === 'after' ? null : field;
}

class Tally {
  readonly #publishers = new Map<string, number>();
  readonly #tags = new Map<string, number>();
  readonly #languages = new Map<string, number>();
  readonly #grades = new Map<string, number>();
  readonly #cited = { yes: 0, no: 0 };
  #total = 0;

  /** `only`: the one field for which the row counts; null for all. */
  count(row: ArticleRow, cited: boolean, only: CountedField | null): void {
    if (only === null) this.#total++;
    if (only === null || only === 'publisher') add(this.#publishers, row.publisher);
    if (only === null || only === 'tag') for (const tag of row.tags) add(this.#tags, tag);
    if (only === null || only === 'lang') add(this.#languages, row.language?.split('-', 1)[0]?.toLowerCase() ?? null);
    if (only === null || only === 'grade') add(this.#grades, row.reliability);
    if (only === null || only === 'cited') this.#cited[cited ? 'yes' : 'no']++;
  }

  facets(): Facets {
    return {
      publishers: mostFirst(this.#publishers),
      tags: mostFirst(this.#tags),
      languages: mostFirst(this.#languages),
      grades: mostFirst(this.#grades),
      cited: this.#cited,
      total: this.#total,
    };
  }
}

function add(counts: Map<string, number>, value: string | null): void {
  if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** The most frequent values, alike ones by name. */
export function mostFirst(counts: ReadonlyMap<string, number>): Facet[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, valuesListed);
}
