import * as v from 'valibot';
import { ArticleStatusSchema, DirectionSchema, ReliabilitySchema } from './article.ts';
import {
  CountSchema,
  DaySchema,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LineSchema,
  Sha256Schema,
  TagSchema,
} from './scalars.ts';

/** What the library list shows of an article without reading it. */
export const ArticleRowSchema = v.strictObject({
  id: IdSchema,
  title: LineSchema,
  publisher: v.nullable(LineSchema),
  publishedAt: v.nullable(DaySchema),
  language: LanguageSchema,
  direction: DirectionSchema,
  tags: v.array(TagSchema),
  reliability: v.nullable(ReliabilitySchema),
  status: ArticleStatusSchema,
  sha256: Sha256Schema,
  sample: v.boolean(),
  revision: CountSchema,
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
});

/** The annotations that an article has, in the order of its set. */
export const AnnotationsRowSchema = v.strictObject({
  id: IdSchema,
  revision: CountSchema,
  annotationIds: v.array(IdSchema),
});

export const BriefingRowSchema = v.strictObject({
  id: IdSchema,
  title: LineSchema,
  status: v.picklist(['draft', 'final']),
  lang: LanguageSchema,
  tags: v.array(TagSchema),
  sample: v.boolean(),
  revision: CountSchema,
  /** Annotation ids that the body cites, first citation first, each once. */
  citations: v.array(IdSchema),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
});

export type ArticleRow = v.InferOutput<typeof ArticleRowSchema>;
export type AnnotationsRow = v.InferOutput<typeof AnnotationsRowSchema>;
export type BriefingRow = v.InferOutput<typeof BriefingRowSchema>;
