import * as v from 'valibot';
import { DirectionSchema } from '../model/article.ts';
import { CountSchema, IdSchema, LanguageSchema, LineSchema } from '../model/scalars.ts';

/** A source whose text is largely that of another, such as two papers' copies of one agency report. */
export const SimilarSourceSchema = v.strictObject({
  id: IdSchema,
  title: LineSchema,
  publisher: v.nullable(LineSchema),
  /** From 0 to 1: the share of the shorter text's word runs that the other has as well. */
  similarity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});
export type SimilarSource = v.InferOutput<typeof SimilarSourceSchema>;

export const ImportResultSchema = v.strictObject({
  /** The file's name as the person knows it, without its folder; or the address. */
  input: v.string(),
  status: v.picklist(['added', 'duplicate', 'failed']),
  /** The new article's id, or for a duplicate that of the article already there. */
  id: v.nullable(IdSchema),
  title: v.nullable(LineSchema),
  language: LanguageSchema,
  direction: v.nullable(DirectionSchema),
  blocks: v.nullable(CountSchema),
  /** Of an added article: those it resembles, most alike first. */
  similar: v.array(SimilarSourceSchema),
  error: v.nullable(v.strictObject({ code: v.string(), message: v.string() })),
  /** Names the failed file to `article.importRetry` in this session; null where it can't be tried again. */
  retry: v.nullable(v.string()),
});
export type ImportResult = v.InferOutput<typeof ImportResultSchema>;

export const ImportReportSchema = v.variant('status', [
  v.strictObject({ status: v.literal('cancelled') }),
  v.strictObject({
    status: v.literal('done'),
    results: v.array(ImportResultSchema),
    /** The person stopped it: what is missing in `results` was not imported. */
    stopped: v.boolean(),
  }),
]);
export type ImportReport = v.InferOutput<typeof ImportReportSchema>;

/** How far the imports under way are. */
export const ImportProgressSchema = v.strictObject({
  done: CountSchema,
  /** Null while folders are still being listed. */
  total: v.nullable(CountSchema),
  /** The file being read, or null between files. */
  name: v.nullable(v.string()),
  failed: CountSchema,
});
export type ImportProgress = v.InferOutput<typeof ImportProgressSchema>;

/** What an update did to the annotations of a source. Each is counted once. */
const StatesSchema = v.strictObject({
  exact: CountSchema,
  moved: CountSchema,
  changed: CountSchema,
  lost: CountSchema,
});

export const UpdateReportSchema = v.variant('status', [
  v.strictObject({ status: v.literal('cancelled') }),
  /** The text is that of the present version: nothing was changed. */
  v.strictObject({ status: v.literal('same'), version: CountSchema }),
  v.strictObject({ status: v.literal('updated'), version: CountSchema, states: StatesSchema }),
]);
export type UpdateReport = v.InferOutput<typeof UpdateReportSchema>;
