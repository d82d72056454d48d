import * as v from 'valibot';
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

/** Reliability of a source, NATO/Admiralty grading: A completely reliable … F cannot be judged. */
export const ReliabilitySchema = v.picklist(['A', 'B', 'C', 'D', 'E', 'F']);
export const ArticleStatusSchema = v.picklist(['current', 'corrected', 'withdrawn']);
export const DirectionSchema = v.picklist(['ltr', 'rtl']);

/** Where an article came from, for the reader's eye; never a path. */
export const OriginSchema = v.strictObject({
  kind: v.picklist(['file', 'paste', 'stdin', 'sample']),
  name: LineSchema,
});

/** A source. `body` is Markdown; offsets refer to its canonical text (core/markdown), never to `body`. */
export const ArticleSchema = v.strictObject({
  id: IdSchema,
  title: LineSchema,
  byline: v.nullable(LineSchema),
  publisher: v.nullable(LineSchema),
  url: v.nullable(v.pipe(v.string(), v.maxLength(4000), v.url())),
  publishedAt: v.nullable(DaySchema),
  language: LanguageSchema,
  direction: DirectionSchema,
  tags: v.array(TagSchema),
  reliability: v.nullable(ReliabilitySchema),
  status: ArticleStatusSchema,
  body: v.string(),
  /** SHA-256 of the canonical text in UTF-8, lower-case hex. */
  sha256: Sha256Schema,
  /** 1 for the text as first imported; anchors name the version that they refer to. */
  version: v.pipe(CountSchema, v.minValue(1)),
  origin: OriginSchema,
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
});

/** What a person may change of a source without touching its text. */
export const ArticlePatchSchema = v.partial(
  v.pick(ArticleSchema, [
    'title',
    'byline',
    'publisher',
    'url',
    'publishedAt',
    'language',
    'direction',
    'tags',
    'reliability',
    'status',
  ]),
);

export type Article = v.InferOutput<typeof ArticleSchema>;
export type ArticlePatch = v.InferOutput<typeof ArticlePatchSchema>;
export type Reliability = v.InferOutput<typeof ReliabilitySchema>;
export type Direction = v.InferOutput<typeof DirectionSchema>;
export type Origin = v.InferOutput<typeof OriginSchema>;
