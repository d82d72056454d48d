import { isDeepStrictEqual } from 'node:util';
import { assertNever } from '../../../core/errors.ts';
import type { AnnotationsRow, ArticleRow, BriefingRow } from '../../../core/model/catalogue.ts';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import { type FileStamp, sameStamp } from '../disk/file-stamp.ts';
import { LazyIndex } from './lazy-index.ts';
import { RowTable, type Stamps } from './row-table.ts';
import type { CatalogueChange, CatalogueItem } from './rows.ts';
import type { CatalogueContent, Snapshot } from './snapshot.ts';
import { SortedRows } from './sorted-rows.ts';

/** What lists, links and duplicates need to know of every document, in memory. Derived: the files are the truth. */
export type Catalogue = {
  /** Newest (createdAt, then id) first; the same array until an article changes. */
  articles(): readonly ArticleRow[];
  briefings(): readonly BriefingRow[];
  /** Some of `articles()`: cheap at the start of the list, also when not all rows have been read yet. */
  articlePage(offset: number, limit: number): readonly ArticleRow[];
  /** How many documents there are of a kind. */
  count(kind: DocumentKind): number;
  readonly hasSamples: boolean;
  article(id: string): ArticleRow | null;
  briefing(id: string): BriefingRow | null;
  /** In the order of the article's annotation set. */
  annotationIds(articleId: string): readonly string[];
  articleOfAnnotation(annotationId: string): string | null;
  /** Ids of the briefings whose body cites the annotation. */
  briefingsCiting(annotationId: string): readonly string[];
  articleBySha256(sha256: string): string | null;
};

export class LiveCatalogue implements Catalogue {
  readonly #tables = {
    article: new RowTable<ArticleRow>(),
    annotations: new RowTable<AnnotationsRow>(),
    briefing: new RowTable<BriefingRow>(),
  };
  readonly #articles = new SortedRows<ArticleRow>();
  readonly #briefings = new SortedRows<BriefingRow>();
  readonly #articlesBySha256 = new LazyIndex(this.#tables.article, (row) => [row.sha256]);
  readonly #articlesByAnnotation = new LazyIndex(this.#tables.annotations, (row) => row.annotationIds);
  readonly #briefingsByCitation = new LazyIndex(this.#tables.briefing, (row) => row.citations);
  #samples = 0;

  articles(): readonly ArticleRow[] {
    return this.#articles.rows();
  }

  briefings(): readonly BriefingRow[] {
    return this.#briefings.rows();
  }

  articlePage(offset: number, limit: number): readonly ArticleRow[] {
    return this.#articles.page(offset, limit);
  }

  count(kind: DocumentKind): number {
    return this.#tables[kind].size;
  }

  get hasSamples(): boolean {
    return this.#samples > 0;
  }

  article(id: string): ArticleRow | null {
    return this.#tables.article.row(id);
  }

  briefing(id: string): BriefingRow | null {
    return this.#tables.briefing.row(id);
  }

  annotationIds(articleId: string): readonly string[] {
    return this.#tables.annotations.row(articleId)?.annotationIds ?? [];
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
    switch (item.kind) {
      case 'article':
        this.#changeArticle(item.row.id, item.row);
        this.#tables.article.put(item.row, item.stamp);
        return;
      case 'annotations':
        this.#articlesByAnnotation.change(this.#tables.annotations.row(item.row.id), item.row);
        this.#tables.annotations.put(item.row, item.stamp);
        return;
      case 'briefing':
        this.#changeBriefing(item.row.id, item.row);
        this.#tables.briefing.put(item.row, item.stamp);
        return;
      default:
        assertNever(item);
    }
  }

  drop(kind: DocumentKind, id: string): void {
    switch (kind) {
      case 'article':
        this.#changeArticle(id, null);
        break;
      case 'annotations':
        this.#articlesByAnnotation.change(this.#tables.annotations.row(id), null);
        break;
      case 'briefing':
        this.#changeBriefing(id, null);
        break;
      default:
        assertNever(kind);
    }
    this.#tables[kind].delete(id);
  }

  /** The stamps of the files that the rows of one kind were derived from. */
  stamps(kind: DocumentKind): Stamps {
    return this.#tables[kind];
  }

  /** The revision that the row tells; 0 when there is none. */
  revision(kind: DocumentKind, id: string): number {
    return this.#row(kind, id)?.revision ?? 0;
  }

  /** Whether it has exactly this row, of exactly this file. */
  agreesWith({ kind, row, stamp }: CatalogueItem): boolean {
    const known = this.#tables[kind].get(row.id) ?? null;
    return sameStamp(known, stamp) && isDeepStrictEqual(this.#row(kind, row.id), row);
  }

  /** All of it as it is at the call. Annotations stand in the order of their articles. */
  content(): CatalogueContent {
    const articles = this.articles();
    const ofArticles = articles.flatMap(({ id }) => this.#tables.annotations.row(id) ?? []);
    const others = [...this.#tables.annotations.values()].filter(({ id }) => !this.#tables.article.has(id));
    const annotations = [...ofArticles, ...others];
    return {
      article: { rows: articles, stamps: this.#stampsOf('article', articles) },
      annotations: { rows: annotations, stamps: this.#stampsOf('annotations', annotations) },
      briefing: { rows: this.briefings(), stamps: this.#stampsOf('briefing', this.briefings()) },
    };
  }

  /** Takes what a snapshot holds into an empty catalogue. */
  fill({ tables: { article, annotations, briefing }, samples }: Snapshot): void {
    this.#tables.article.fill(article);
    this.#tables.annotations.fill(annotations);
    this.#tables.briefing.fill(briefing);
    this.#articles.fill(article);
    this.#briefings.fill(briefing);
    this.#samples = samples;
  }

  /** Reads some rows of the snapshot that weren't needed yet; takes a few milliseconds. False: there are none. */
  readOn(): boolean {
    return documentKinds.some((kind) => this.#tables[kind].readOn());
  }

  #changeArticle(id: string, row: ArticleRow | null): void {
    const before = this.article(id);
    this.#articlesBySha256.change(before, row);
    this.#articles.change(before, row);
    this.#samples += Number(row?.sample === true) - Number(before?.sample === true);
  }

  #changeBriefing(id: string, row: BriefingRow | null): void {
    const before = this.briefing(id);
    this.#briefingsByCitation.change(before, row);
    this.#briefings.change(before, row);
    this.#samples += Number(row?.sample === true) - Number(before?.sample === true);
  }

  #stampsOf(kind: DocumentKind, rows: readonly { readonly id: string }[]): FileStamp[] {
    return rows.flatMap((row) => this.#tables[kind].get(row.id) ?? []);
  }

  #row(kind: DocumentKind, id: string): CatalogueItem['row'] | null {
    switch (kind) {
      case 'article':
        return this.article(id);
      case 'annotations':
        return this.#tables.annotations.row(id);
      case 'briefing':
        return this.briefing(id);
      default:
        return assertNever(kind);
    }
  }
}
