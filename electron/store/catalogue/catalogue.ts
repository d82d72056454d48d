import { isDeepStrictEqual } from 'node:util';
import { assertNever } from '../../../core/errors.ts';
import type { AnnotationsRow, ArticleRow, BriefingRow } from '../../../core/model/catalogue.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { type FileStamp, sameStamp } from '../disk/file-stamp.ts';
import { LazyIndex } from './lazy-index.ts';
import type { CatalogueChange, CatalogueItem } from './rows.ts';
import type { SnapshotTable, SnapshotTables } from './snapshot.ts';
import { SortedRows } from './sorted-rows.ts';

/** What lists, links and duplicates need to know of every document, in memory. Derived: the files are the truth. */
export type Catalogue = {
  /** Newest (createdAt, then id) first; the same array until an article changes. */
  articles(): readonly ArticleRow[];
  briefings(): readonly BriefingRow[];
  article(id: string): ArticleRow | null;
  briefing(id: string): BriefingRow | null;
  /** In the order of the article's annotation set. */
  annotationIds(articleId: string): readonly string[];
  articleOfAnnotation(annotationId: string): string | null;
  /** Ids of the briefings whose body cites the annotation. */
  briefingsCiting(annotationId: string): readonly string[];
  articleBySha256(sha256: string): string | null;
};

type Stamps = Map<string, FileStamp>;

export class LiveCatalogue implements Catalogue {
  readonly #articles = new SortedRows<ArticleRow>();
  readonly #briefings = new SortedRows<BriefingRow>();
  readonly #annotations = new Map<string, AnnotationsRow>();
  readonly #stamps: Readonly<Record<DocumentKind, Stamps>> = {
    article: new Map(),
    annotations: new Map(),
    briefing: new Map(),
  };
  readonly #articlesBySha256 = new LazyIndex(this.#articles, (row) => [row.sha256]);
  readonly #articlesByAnnotation = new LazyIndex(this.#annotations, (row) => row.annotationIds);
  readonly #briefingsByCitation = new LazyIndex(this.#briefings, (row) => row.citations);

  articles(): readonly ArticleRow[] {
    return this.#articles.rows();
  }

  briefings(): readonly BriefingRow[] {
    return this.#briefings.rows();
  }

  article(id: string): ArticleRow | null {
    return this.#articles.get(id) ?? null;
  }

  briefing(id: string): BriefingRow | null {
    return this.#briefings.get(id) ?? null;
  }

  annotationIds(articleId: string): readonly string[] {
    return this.#annotations.get(articleId)?.annotationIds ?? [];
  }

  articleOfAnnotation(annotationId: string): string | null {
    return this.#articlesByAnnotation.of(annotationId)[0] ?? null;
  }

  briefingsCiting(annotationId: string): readonly string[] {
    return this.#briefingsByCitation.of(annotationId);
  }

  articleBySha256(sha256: string): string | null {
    return this.#articlesBySha256.of(sha256)[0] ?? null;
  }

  apply(change: CatalogueChange): void {
    if (change.type === 'put') this.put(change.item);
    else this.drop(change.kind, change.id);
  }

  put(item: CatalogueItem): void {
    const { id } = item.row;
    this.#stamps[item.kind].set(id, item.stamp);
    switch (item.kind) {
      case 'article':
        this.#articlesBySha256.change(this.article(id), item.row);
        this.#articles.set(id, item.row);
        return;
      case 'annotations':
        this.#articlesByAnnotation.change(this.#annotations.get(id) ?? null, item.row);
        this.#annotations.set(id, item.row);
        return;
      case 'briefing':
        this.#briefingsByCitation.change(this.briefing(id), item.row);
        this.#briefings.set(id, item.row);
        return;
      default:
        assertNever(item);
    }
  }

  drop(kind: DocumentKind, id: string): void {
    this.#stamps[kind].delete(id);
    switch (kind) {
      case 'article':
        this.#articlesBySha256.change(this.article(id), null);
        this.#articles.delete(id);
        return;
      case 'annotations':
        this.#articlesByAnnotation.change(this.#annotations.get(id) ?? null, null);
        this.#annotations.delete(id);
        return;
      case 'briefing':
        this.#briefingsByCitation.change(this.briefing(id), null);
        this.#briefings.delete(id);
        return;
      default:
        assertNever(kind);
    }
  }

  /** The stamps of the files that the rows of one kind were derived from, by id. */
  stamps(kind: DocumentKind): ReadonlyMap<string, FileStamp> {
    return this.#stamps[kind];
  }

  /** The revision that the row tells; 0 when there is none. */
  revision(kind: DocumentKind, id: string): number {
    return this.#row(kind, id)?.revision ?? 0;
  }

  /** Whether it has exactly this row, of exactly this file. */
  agreesWith({ kind, row, stamp }: CatalogueItem): boolean {
    return sameStamp(this.#stamps[kind].get(row.id) ?? null, stamp) && isDeepStrictEqual(this.#row(kind, row.id), row);
  }

  /** All of it as it is at the call. */
  tables(): SnapshotTables {
    const annotations = [...this.#annotations.values()];
    return {
      article: { rows: this.articles(), stamps: this.#stampsOf('article', this.articles()) },
      annotations: { rows: annotations, stamps: this.#stampsOf('annotations', annotations) },
      briefing: { rows: this.briefings(), stamps: this.#stampsOf('briefing', this.briefings()) },
    };
  }

  /** Takes what `tables` once gave into an empty catalogue. */
  fill({ article, annotations, briefing }: SnapshotTables): void {
    this.#articles.fill(article.rows);
    this.#briefings.fill(briefing.rows);
    for (const row of annotations.rows) this.#annotations.set(row.id, row);
    fillStamps(this.#stamps.article, article);
    fillStamps(this.#stamps.annotations, annotations);
    fillStamps(this.#stamps.briefing, briefing);
  }

  #stampsOf(kind: DocumentKind, rows: readonly { readonly id: string }[]): FileStamp[] {
    return rows.flatMap((row) => this.#stamps[kind].get(row.id) ?? []);
  }

  #row(kind: DocumentKind, id: string): CatalogueItem['row'] | null {
    switch (kind) {
      case 'article':
        return this.article(id);
      case 'annotations':
        return this.#annotations.get(id) ?? null;
      case 'briefing':
        return this.briefing(id);
      default:
        return assertNever(kind);
    }
  }
}

function fillStamps(stamps: Stamps, table: SnapshotTable<{ readonly id: string }>): void {
  for (let index = 0; index < table.rows.length; index++) {
    const [row, stamp] = [table.rows[index], table.stamps[index]];
    if (row !== undefined && stamp !== undefined) stamps.set(row.id, stamp);
  }
}
