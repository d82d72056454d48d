import * as v from 'valibot';
import { CountSchema, InstantSchema, LineSchema } from './scalars.ts';

/** Names one kept version of one document: its revision and the first 12 hex digits of its body's SHA-256. */
export const VersionKeySchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}-[0-9a-f]{12}$/, 'not a version'));

/** What a list of versions shows of each. */
export const VersionSchema = v.strictObject({
  key: VersionKeySchema,
  revision: CountSchema,
  /** When it was kept; clocks are for people, revisions order versions. */
  at: InstantSchema,
  /** What a person called it, or null; a named version is never thinned out. */
  name: v.nullable(LineSchema),
  /** Of its file. */
  bytes: CountSchema,
});

export type Version = v.InferOutput<typeof VersionSchema>;
