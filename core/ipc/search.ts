import * as v from 'valibot';
import { DirectionSchema } from '../model/article.ts';
import { CountSchema, DaySchema, IdSchema, LanguageSchema, LineSchema } from '../model/scalars.ts';

export const searchScopes = ['all', 'article', 'annotation', 'briefing'] as const;
const HitKindSchema = v.picklist(['article', 'annotation', 'briefing']);
export type HitKind = v.InferOutput<typeof HitKindSchema>;

/** A text in pieces, of which some are what was searched for. */
const PiecesSchema = v.array(v.strictObject({ text: v.string(), hit: v.boolean() }));

export const SearchInputSchema = v.strictObject({
  query: v.pipe(v.string(), v.maxLength(2000)),
  scope: v.picklist(searchScopes),
  offset: CountSchema,
  limit: v.pipe(CountSchema, v.maxValue(100)),
  /** The last word is still being typed: it stands for every word that begins so. */
  typing: v.boolean(),
});
export type SearchInput = v.InferOutput<typeof SearchInputSchema>;

export const SearchHitSchema = v.strictObject({
  kind: HitKindSchema,
  id: IdSchema,
  /** Of an annotation: its article's id. */
  articleId: v.nullable(IdSchema),
  /** Of an annotation: its article's. */
  title: LineSchema,
  publisher: v.nullable(LineSchema),
  publishedAt: v.nullable(DaySchema),
  direction: DirectionSchema,
  language: LanguageSchema,
  titlePieces: PiecesSchema,
  snippet: PiecesSchema,
  /** What the snippet is from. */
  field: v.picklist(['title', 'text', 'comment', 'tags']),
  /**
   * UTF-16 offsets, half-open: of the hit in the article's canonical text; of the annotation's passage there; of the
   * hit in the briefing's body. Null when the text itself has no hit, or the annotation no passage.
   */
  place: v.nullable(v.strictObject({ start: CountSchema, end: CountSchema })),
});
export type SearchHit = v.InferOutput<typeof SearchHitSchema>;

export const SearchResultSchema = v.strictObject({
  hits: v.array(SearchHitSchema),
  /** In the scope that was asked for; `exactTotal` false: at least as many. */
  total: CountSchema,
  counts: v.strictObject({ article: CountSchema, annotation: CountSchema, briefing: CountSchema }),
  exactTotal: v.boolean(),
  /** Every document of the library has been searched. */
  complete: v.boolean(),
  /** The query with one typing error forgiven, when nothing matched as it was typed: these are its hits. */
  corrected: v.nullable(v.string()),
  /** Sentences on filters that make no sense. */
  problems: v.array(v.string()),
});
export type SearchResult = v.InferOutput<typeof SearchResultSchema>;

/** How many documents of how many the index holds. */
export const SearchProgressSchema = v.strictObject({ complete: v.boolean(), done: CountSchema, total: CountSchema });
export type SearchProgress = v.InferOutput<typeof SearchProgressSchema>;

export const SearchStatusSchema = v.strictObject({
  ...SearchProgressSchema.entries,
  /** Why nothing can be searched, in a sentence, or null. */
  problem: v.nullable(v.string()),
});
export type SearchStatus = v.InferOutput<typeof SearchStatusSchema>;
