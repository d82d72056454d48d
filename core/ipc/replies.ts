import * as v from 'valibot';
import { AnchorStateSchema, AnnotationSchema, CategorySchema, CredibilitySchema } from '../model/annotation.ts';
import { ArticleStatusSchema, DirectionSchema, ReliabilitySchema } from '../model/article.ts';
import { CountSchema, DaySchema, IdSchema, InstantSchema, LineSchema } from '../model/scalars.ts';
import { VersionKeySchema } from '../model/version.ts';

export const LibrarySummarySchema = v.strictObject({
  name: LineSchema,
  articles: CountSchema,
  briefings: CountSchema,
  hasSamples: v.boolean(),
  /** Why nothing can be saved here, or null when it can. */
  readOnly: v.nullable(v.string()),
  /** What befell documents and was not dismissed yet; `health.list` says what. */
  incidents: CountSchema,
});

export const ExportResultSchema = v.variant('status', [
  v.strictObject({ status: v.literal('cancelled') }),
  v.strictObject({
    status: v.literal('saved'),
    /** The chosen file's or folder's name, without its path. */
    fileName: v.string(),
    files: CountSchema,
    /** What the format could not carry, in words. */
    dropped: v.array(v.string()),
  }),
]);

export const CitationSchema = v.strictObject({
  id: IdSchema,
  articleId: IdSchema,
  articleTitle: LineSchema,
  publisher: v.nullable(LineSchema),
  publishedAt: v.nullable(DaySchema),
  reliability: v.nullable(ReliabilitySchema),
  credibility: v.nullable(CredibilitySchema),
  articleStatus: ArticleStatusSchema,
  category: CategorySchema,
  /** Where the passage stands for a reader, such as `¶5`; null for a note on the whole article. */
  locator: v.nullable(v.string()),
  /** The last words that were sure: of an earlier version when the state is changed or lost. */
  quote: v.string(),
  state: AnchorStateSchema,
  direction: DirectionSchema,
});
export type Citation = v.InferOutput<typeof CitationSchema>;

export const CitedSentenceSchema = v.strictObject({
  annotationId: IdSchema,
  briefingId: IdSchema,
  briefingTitle: LineSchema,
  /** UTF-16 offsets into the briefing's body, half-open. */
  start: CountSchema,
  end: CountSchema,
  text: v.string(),
});
export type CitedSentence = v.InferOutput<typeof CitedSentenceSchema>;

export const BriefingSaveSchema = v.strictObject({
  revision: CountSchema,
  title: LineSchema,
  savedAt: InstantSchema,
  /** The version that another program had written meanwhile, kept in the history; null when there was none. */
  theirs: v.nullable(VersionKeySchema),
});

/** What a removal took, enough to put it back: documents go to the library's bin, annotations travel whole. */
export const RemovedSchema = v.strictObject({
  articles: v.array(IdSchema),
  briefings: v.array(IdSchema),
  annotations: v.array(AnnotationSchema),
});
export type Removed = v.InferOutput<typeof RemovedSchema>;
