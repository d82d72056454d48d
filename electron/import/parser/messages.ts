import * as v from 'valibot';
import { type ErrorCode, errorCodes } from '../../../core/errors.ts';
import { ArticleSchema, OriginalSchema } from '../../../core/model/article.ts';
import { CountSchema } from '../../../core/model/scalars.ts';
import type { SourceJob } from '../source-job.ts';

/** What the process is sent. Orders are answered one by one, in their order. */
export type Order = { readonly id: number; readonly job: SourceJob };

/** Why the process breaks off. */
export const breakOffs = ['too-much-memory', 'broke-off'] as const;
export type BreakOff = (typeof breakOffs)[number];

const ParsedSourceSchema = v.strictObject({
  ...v.omit(ArticleSchema, ['id', 'version', 'origin', 'original', 'importedAt', 'earlier', 'createdAt', 'updatedAt'])
    .entries,
  blocks: CountSchema,
  form: OriginalSchema.entries.form,
});

/** What the process says. It has read bytes of a stranger's: nothing of it is believed unseen. */
export const ReportSchema = v.variant('type', [
  v.strictObject({ type: v.literal('parsed'), id: CountSchema, source: ParsedSourceSchema }),
  v.strictObject({
    type: v.literal('failed'),
    id: CountSchema,
    /** `internal`: `message` is for the log. */
    code: v.picklist<readonly ErrorCode[]>(errorCodes),
    message: v.pipe(v.string(), v.maxLength(20_000)),
  }),
  v.strictObject({ type: v.literal('broken'), why: v.picklist(breakOffs) }),
]);
export type Report = v.InferOutput<typeof ReportSchema>;
