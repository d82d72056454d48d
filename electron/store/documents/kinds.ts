import * as v from 'valibot';
import { type AnnotationSet, AnnotationSetSchema } from '../../../core/model/annotation.ts';
import { type Article, ArticleSchema } from '../../../core/model/article.ts';
import { type Briefing, BriefingSchema } from '../../../core/model/briefing.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';

/** The document that each kind of file holds. */
export type DocumentOf = { article: Article; annotations: AnnotationSet; briefing: Briefing };

/** How each kind is called in a sentence. */
export const kindNouns: Readonly<Record<DocumentKind, string>> = {
  article: 'article',
  annotations: 'set of annotations',
  briefing: 'briefing',
};

/** `field` and `problem` name the first thing that doesn't fit. */
export type Checked<T> = { ok: true; document: T } | { ok: false; field: string; problem: string };

type Check<T> = (value: unknown) => Checked<T>;

/** Checks a value of each kind against its schema. */
export const checks: { readonly [K in keyof DocumentOf]: Check<DocumentOf[K]> } = {
  article: checkBy(ArticleSchema),
  annotations: checkBy(AnnotationSetSchema),
  briefing: checkBy(BriefingSchema),
};

function checkBy<T>(schema: v.GenericSchema<unknown, T>): Check<T> {
  return (value) => {
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return { ok: true, document: parsed.output };
    const [issue] = parsed.issues;
    return { ok: false, field: v.getDotPath(issue) ?? 'document', problem: issue.message };
  };
}
