import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { CategorySchema, CredibilitySchema } from '../../core/model/annotation.ts';
import { BriefingSchema } from '../../core/model/briefing.ts';
import { IdSchema } from '../../core/model/scalars.ts';

const FileNameSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.md$/));

/** What `samples.json` says: ids are fixed, so that the briefing's citations match; passages are given as quotes. */
const SampleSetSchema = v.strictObject({
  articles: v.array(v.strictObject({ id: IdSchema, file: FileNameSchema })),
  annotations: v.array(
    v.strictObject({
      id: IdSchema,
      article: IdSchema,
      category: CategorySchema,
      comment: v.string(),
      credibility: v.nullable(CredibilitySchema),
      exact: v.string(),
    }),
  ),
  briefing: v.strictObject({
    id: IdSchema,
    file: FileNameSchema,
    marking: BriefingSchema.entries.marking,
    cutoff: BriefingSchema.entries.cutoff,
    author: BriefingSchema.entries.author,
    tags: BriefingSchema.entries.tags,
  }),
});

export type SampleSet = v.InferOutput<typeof SampleSetSchema>;

/** Reads `samples.json` of the folder. What is wrong with it is a bug of this project, so errors are not AppErrors. */
export async function readSampleSet(folder: string): Promise<SampleSet> {
  return v.parse(SampleSetSchema, JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8')));
}
