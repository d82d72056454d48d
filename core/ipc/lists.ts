import * as v from 'valibot';
import { ArticleRowSchema, BriefingRowSchema } from '../model/catalogue.ts';
import { CountSchema, IdSchema, TagSchema } from '../model/scalars.ts';

/** What stands in the search box, in the query language. */
export const QueryTextSchema = v.pipe(v.string(), v.maxLength(2000));

/** `added`: when it came into the library. Sources of which the day or publisher isn't known come last, either way. */
export const ArticleSortSchema = v.strictObject({
  by: v.picklist(['added', 'published', 'title', 'publisher']),
  descending: v.boolean(),
});
export const BriefingSortSchema = v.strictObject({
  by: v.picklist(['changed', 'title', 'added']),
  descending: v.boolean(),
});
export type ArticleSort = v.InferOutput<typeof ArticleSortSchema>;
export type BriefingSort = v.InferOutput<typeof BriefingSortSchema>;

/** How a list stands until the person sorts it otherwise. */
export const newestFirst = { by: 'added', descending: true } as const satisfies ArticleSort & BriefingSort;

export const ArticlePageSchema = v.strictObject({
  total: CountSchema,
  rows: v.array(
    v.strictObject({
      row: ArticleRowSchema,
      notes: CountSchema,
      /** How many briefings cite it. */
      citedIn: CountSchema,
    }),
  ),
});
export const BriefingPageSchema = v.strictObject({ total: CountSchema, rows: v.array(BriefingRowSchema) });

/** A value that sources have, and how many have it. */
export const FacetSchema = v.strictObject({ value: v.string(), count: CountSchema });
export type Facet = v.InferOutput<typeof FacetSchema>;

const facets = v.pipe(v.array(FacetSchema), v.maxLength(200));

/** The values to filter by, of each field the most frequent. */
export const FacetsSchema = v.strictObject({
  publishers: facets,
  tags: facets,
  languages: facets,
  grades: facets,
  cited: v.strictObject({ yes: CountSchema, no: CountSchema }),
  /** How many sources pass all filters. */
  total: CountSchema,
});
export type Facets = v.InferOutput<typeof FacetsSchema>;

/** The sources that one act is about. */
export const ManyIdsSchema = v.pipe(v.array(IdSchema), v.maxLength(200_000));
const tags = v.pipe(v.array(TagSchema), v.maxLength(100));
export const TagManySchema = v.strictObject({ ids: ManyIdsSchema, add: tags, remove: tags });

/** What tagging did to one source: enough to take it back. */
export const TaggedSchema = v.strictObject({ id: IdSchema, added: tags, removed: tags });
export type Tagged = v.InferOutput<typeof TaggedSchema>;
