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

/** Where an article came from, for the reader's eye; never a path. `url`: the name is the address that was fetched. */
export const OriginSchema = v.strictObject({
  kind: v.picklist(['file', 'paste', 'stdin', 'sample', 'url']),
  name: LineSchema,
});

/** The bytes that a version was made of, as they were found; they are kept in the library under their hash. */
export const OriginalSchema = v.strictObject({
  /** SHA-256 of the bytes, lower-case hex. */
  sha256: Sha256Schema,
  bytes: CountSchema,
  /** The form, by content and not by name: it gives the ending when the bytes are saved out. */
  form: v.picklist(['text', 'markdown', 'html', 'pdf', 'docx', 'eml']),
});

/**
 * UTF-16 offsets into the canonical text at which the pages of a paged source begin, page 1 first, never descending;
 * null where a source has no pages.
 */
export const PagesSchema = v.nullable(v.array(CountSchema));

/** A text that the source had before it was updated. Kept for good: citations were made from it. */
export const EarlierVersionSchema = v.strictObject({
  version: v.pipe(CountSchema, v.minValue(1)),
  title: LineSchema,
  body: v.string(),
  sha256: Sha256Schema,
  pages: PagesSchema,
  origin: OriginSchema,
  original: v.nullable(OriginalSchema),
  /** When this version came in. */
  importedAt: InstantSchema,
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
  pages: v.optional(PagesSchema, null),
  /** Null: the original was not kept, or there was none. */
  original: v.optional(v.nullable(OriginalSchema), null),
  /** When the present version came in; null for version 1, which came in at `createdAt`. */
  importedAt: v.optional(v.nullable(InstantSchema), null),
  /** Oldest first. */
  earlier: v.optional(v.array(EarlierVersionSchema), []),
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
export type Original = v.InferOutput<typeof OriginalSchema>;
export type EarlierVersion = v.InferOutput<typeof EarlierVersionSchema>;
