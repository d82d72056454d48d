import * as v from 'valibot';
import { DaySchema, IdSchema, InstantSchema, LanguageSchema, LineSchema, TagSchema } from './scalars.ts';

/** A briefing. `body` is valid Markdown by itself; a citation is a footnote reference labelled with an annotation's id. */
export const BriefingSchema = v.strictObject({
  id: IdSchema,
  title: LineSchema,
  template: v.nullable(LineSchema),
  body: v.string(),
  /** Handling marking, shown at the top of the product. */
  marking: v.nullable(LineSchema),
  /** Information cut-off date. */
  cutoff: v.nullable(DaySchema),
  status: v.picklist(['draft', 'final']),
  lang: LanguageSchema,
  author: v.array(LineSchema),
  tags: v.array(TagSchema),
  /** 'user' or 'sample'; samples are removed in one act. */
  origin: v.picklist(['user', 'sample']),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
});

export const BriefingPatchSchema = v.partial(
  v.pick(BriefingSchema, ['title', 'marking', 'cutoff', 'status', 'lang', 'author', 'tags']),
);

export type Briefing = v.InferOutput<typeof BriefingSchema>;
export type BriefingPatch = v.InferOutput<typeof BriefingPatchSchema>;
