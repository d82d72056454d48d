import * as v from 'valibot';
import { type SearchInput, SearchProgressSchema, SearchResultSchema } from '../../core/ipc/search.ts';
import { CountSchema } from '../../core/model/scalars.ts';
import type { Source } from './index/read-source.ts';

/** What the index process is sent. */
export type Order =
  | { readonly type: 'changed'; readonly sources: readonly Source[] }
  | { readonly type: 'query'; readonly id: number; readonly input: SearchInput }
  /** It is to end. */
  | { readonly type: 'close' };

/** What it says. */
export const ReportSchema = v.variant('type', [
  v.strictObject({ type: v.literal('progress'), progress: SearchProgressSchema }),
  v.strictObject({ type: v.literal('answer'), id: CountSchema, result: SearchResultSchema }),
  /** The index can't be used in this session; `reason` is for the log. */
  v.strictObject({ type: v.literal('problem'), reason: v.string() }),
]);
export type Report = v.InferOutput<typeof ReportSchema>;
