import * as v from 'valibot';
import { CountSchema, IdSchema, Sha256Schema } from './scalars.ts';

export const documentKinds = ['article', 'annotations', 'briefing'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The newest schema of each kind that this version writes and understands. */
export const documentSchemaVersion: Readonly<Record<DocumentKind, number>> = {
  article: 1,
  annotations: 1,
  briefing: 1,
};

/**
 * What stands round every document on disk. `revision` counts acknowledged saves from 1 and `parent` is
 * the revision that it was made from (0 at creation): counters, never clocks, order versions. `sha256` is
 * of `JSON.stringify(body)` in UTF-8.
 */
export const EnvelopeSchema = v.strictObject({
  kind: v.picklist(documentKinds),
  schema: v.pipe(CountSchema, v.minValue(1)),
  id: IdSchema,
  revision: v.pipe(CountSchema, v.minValue(1)),
  parent: CountSchema,
  sha256: Sha256Schema,
  body: v.unknown(),
});

export type Envelope = v.InferOutput<typeof EnvelopeSchema>;
