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

/**
 * How the anchor stands against the current text. exact, moved: the passage is there, word for word, where it was or
 * elsewhere; `anchor` is of the current version. changed: `proposal` waits to be accepted or rejected. lost: no passage
 * is offered. For changed and lost `anchor` stays the last one that was sure, of the earlier version that it names.
 */
export const AnchorStateSchema = v.picklist(['exact', 'moved', 'changed', 'lost']);

/** A passage of the current version that an anchor may now stand for; a person decides. */
export const ProposalSchema = v.strictObject({
  anchor: AnchorSchema,
  /** From 0 to 1: one minus the edit distance over the length of the longer text. */
  similarity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

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
  /** Null unless the state is `changed`. */
  proposal: v.optional(v.nullable(ProposalSchema), null),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
});

/** All annotations of one article: one document, keyed by the article's id. */
export const AnnotationSetSchema = v.strictObject({ id: IdSchema, annotations: v.array(AnnotationSchema) });

export const AnnotationPatchSchema = v.partial(
  v.pick(AnnotationSchema, ['category', 'comment', 'tags', 'credibility']),
);

export type Anchor = v.InferOutput<typeof AnchorSchema>;
export type AnchorState = v.InferOutput<typeof AnchorStateSchema>;
export type Proposal = v.InferOutput<typeof ProposalSchema>;
export type Annotation = v.InferOutput<typeof AnnotationSchema>;
export type AnnotationPatch = v.InferOutput<typeof AnnotationPatchSchema>;
export type AnnotationSet = v.InferOutput<typeof AnnotationSetSchema>;
export type Category = v.InferOutput<typeof CategorySchema>;
export type Credibility = v.InferOutput<typeof CredibilitySchema>;
