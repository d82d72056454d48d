import * as v from 'valibot';
import { CountSchema, IdSchema, InstantSchema, TagSchema } from './scalars.ts';

/** W3C TextQuoteSelector: the passage and up to 32 UTF-16 units on either side, in canonical text. */
export const QuoteSelectorSchema = v.strictObject({
  exact: v.pipe(v.string(), v.minLength(1)),
  prefix: v.string(),
  suffix: v.string(),
});

/** W3C TextPositionSelector: UTF-16 offsets into the canonical text, half-open. */
export const PositionSelectorSchema = v.strictObject({ start: CountSchema, end: CountSchema });

/** Where a passage stands in one version of an article's canonical text. */
export const AnchorSchema = v.strictObject({
  quote: QuoteSelectorSchema,
  position: PositionSelectorSchema,
  articleVersion: v.pipe(CountSchema, v.minValue(1)),
});

export const CategorySchema = v.picklist(['key-point', 'quote', 'figure', 'doubt']);

/** Credibility of the item, NATO/Admiralty grading: 1 confirmed by other sources … 6 truth cannot be judged. */
export const CredibilitySchema = v.picklist([1, 2, 3, 4, 5, 6]);

/** How the anchor stands against the current text: as written, elsewhere, altered, or not found. */
export const AnchorStateSchema = v.picklist(['exact', 'moved', 'changed', 'lost']);

/** An analyst's note on a passage, or on the whole article when `anchor` is null. */
export const AnnotationSchema = v.strictObject({
  id: IdSchema,
  articleId: IdSchema,
  anchor: v.nullable(AnchorSchema),
  category: CategorySchema,
  comment: v.pipe(v.string(), v.maxLength(100_000)),
  tags: v.array(TagSchema),
  credibility: v.nullable(CredibilitySchema),
  state: AnchorStateSchema,
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
});

/** All annotations of one article: one document, keyed by the article's id. */
export const AnnotationSetSchema = v.strictObject({ id: IdSchema, annotations: v.array(AnnotationSchema) });

export const AnnotationPatchSchema = v.partial(
  v.pick(AnnotationSchema, ['category', 'comment', 'tags', 'credibility']),
);

export type Anchor = v.InferOutput<typeof AnchorSchema>;
export type Annotation = v.InferOutput<typeof AnnotationSchema>;
export type AnnotationPatch = v.InferOutput<typeof AnnotationPatchSchema>;
export type AnnotationSet = v.InferOutput<typeof AnnotationSetSchema>;
export type Category = v.InferOutput<typeof CategorySchema>;
export type Credibility = v.InferOutput<typeof CredibilitySchema>;
