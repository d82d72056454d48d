import * as v from 'valibot';
import { AnchorStateSchema, CategorySchema } from '../model/annotation.ts';
import { ArticleStatusSchema } from '../model/article.ts';
import { CountSchema, IdSchema, InstantSchema, Sha256Schema, TagSchema } from '../model/scalars.ts';

/**
 * The sidecar: a W3C Web Annotation page (https://www.w3.org/TR/annotation-model/). What that model has no word
 * for stands under the prefix `bn`, so that reading it back gives the same annotations.
 */

export const sidecarContext = ['http://www.w3.org/ns/anno.jsonld', { bn: 'urn:briefing-notes:' }];

const articlePrefix = 'urn:briefing-notes:article:';
const annotationPrefix = 'urn:briefing-notes:annotation:';

export function articleUrn(id: string): string {
  return `${articlePrefix}${id}`;
}

export function annotationUrn(id: string): string {
  return `${annotationPrefix}${id}`;
}

/** Reads the id out of a URN. */
function urnOf(prefix: string) {
  return v.pipe(
    v.string(),
    v.startsWith(prefix, `doesn’t start with ${prefix}`),
    v.transform((urn) => urn.slice(prefix.length)),
    IdSchema,
  );
}

const QuoteSelectorJson = v.object({
  type: v.literal('TextQuoteSelector'),
  exact: v.pipe(v.string(), v.minLength(1)),
  prefix: v.string(),
  suffix: v.string(),
});

/** In code points, as the W3C model says; read by others, we read `bn:position`. */
const PositionSelectorJson = v.object({
  type: v.literal('TextPositionSelector'),
  start: CountSchema,
  end: CountSchema,
});

/** UTF-16 offsets, half-open, into the text of the version. */
const PositionJson = v.object({ start: CountSchema, end: CountSchema, version: v.pipe(CountSchema, v.minValue(1)) });

const SelectorJson = v.pipe(
  v.array(v.variant('type', [QuoteSelectorJson, PositionSelectorJson])),
  v.check((all) => all.some((each) => each.type === 'TextQuoteSelector'), 'has no TextQuoteSelector'),
);

const PassageJson = v.object({ selector: SelectorJson, 'bn:position': PositionJson });

const TargetJson = v.object({
  type: v.literal('SpecificResource'),
  source: urnOf(articlePrefix),
  ...v.partial(PassageJson).entries,
  'bn:state': AnchorStateSchema,
  /** The passage of the present version that a changed one may have become; no one has decided yet. */
  'bn:proposal': v.optional(
    v.object({ ...PassageJson.entries, 'bn:similarity': v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  ),
});

const textual = { type: v.literal('TextualBody') };

/** Comment, category, credibility (1–6) and tags, each as a body with its purpose. */
const BodyJson = v.variant('purpose', [
  v.object({ ...textual, purpose: v.literal('commenting'), value: v.pipe(v.string(), v.maxLength(100_000)) }),
  v.object({ ...textual, purpose: v.literal('classifying'), value: CategorySchema }),
  v.object({ ...textual, purpose: v.literal('assessing'), value: v.picklist(['1', '2', '3', '4', '5', '6']) }),
  v.object({ ...textual, purpose: v.literal('tagging'), value: TagSchema }),
]);

const AnnotationJson = v.object({
  id: urnOf(annotationPrefix),
  type: v.literal('Annotation'),
  motivation: v.string(),
  created: InstantSchema,
  modified: InstantSchema,
  body: v.array(BodyJson),
  target: TargetJson,
});

export const SidecarSchema = v.object({
  '@context': v.array(v.unknown()),
  id: v.string(),
  type: v.literal('AnnotationPage'),
  /** The article whose text the annotations refer to. */
  'bn:source': v.object({
    id: urnOf(articlePrefix),
    type: v.literal('Text'),
    language: v.optional(v.string()),
    via: v.optional(v.string()),
    'bn:version': v.pipe(CountSchema, v.minValue(1)),
    'bn:sha256': Sha256Schema,
    /** Left out for a source that is neither corrected nor withdrawn. */
    'bn:status': v.optional(ArticleStatusSchema),
  }),
  items: v.array(AnnotationJson),
});

/** What a file holds, URNs as written. */
export type SidecarJson = v.InferInput<typeof SidecarSchema>;
export type AnnotationJson = SidecarJson['items'][number];
export type PassageJson = v.InferInput<typeof PassageJson>;
/** What reading it gives: ids instead of URNs. */
export type SidecarItem = v.InferOutput<typeof SidecarSchema>['items'][number];
