import * as v from 'valibot';
import { AppError } from '../errors.ts';
import { DaySchema, IdSchema, LanguageSchema, LineSchema, TagSchema } from '../model/scalars.ts';
import { bodyOfFile } from './body.ts';
import { readFrontMatter } from './front-matter.ts';
import { removeRegion } from './generated-region.ts';
import { exportSchema, generator } from './schema.ts';

/** What an exported briefing's front matter tells of the briefing itself; the rest of it is made anew. */
const FrontMatterSchema = v.object({
  title: LineSchema,
  id: IdSchema,
  date: DaySchema,
  lang: v.optional(LanguageSchema, null),
  author: v.optional(v.array(LineSchema), []),
  tags: v.optional(v.array(TagSchema), []),
  cutoff: v.optional(v.nullable(DaySchema), null),
  marking: v.optional(v.nullable(LineSchema), null),
  status: v.picklist(['draft', 'final']),
  template: v.optional(v.nullable(LineSchema), null),
});

const OursSchema = v.object({
  generator: v.literal(generator),
  kind: v.optional(v.undefined()),
  export_schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

export type BriefingFrontMatter = v.InferOutput<typeof FrontMatterSchema>;

/**
 * Takes an exported briefing apart: what its front matter says, and the body without what export put there.
 * A reader's own edits of the body stay. Null when the file isn't a briefing that this app exported. Throws
 * AppError newer-schema, or bad-request naming the key whose value can't be used.
 */
export function readExportedBriefing(markdown: string): { frontMatter: BriefingFrontMatter; body: string } | null {
  const file = readFrontMatter(bodyOfFile(markdown.replace(/^\ufeff/, '')));
  if (file === null || !v.is(OursSchema, file.values)) return null;
  if (file.values.export_schema > exportSchema) {
    throw new AppError('newer-schema', 'This briefing was exported by a newer version of Briefing Notes.');
  }
  const frontMatter = v.safeParse(FrontMatterSchema, file.values);
  if (!frontMatter.success) {
    const [issue] = frontMatter.issues;
    const key = v.getDotPath(issue) ?? 'front matter';
    throw new AppError('bad-request', `The briefing’s “${key}” can’t be used: ${issue.message}.`);
  }
  return { frontMatter: frontMatter.output, body: removeRegion(file.rest, 'citations') };
}
