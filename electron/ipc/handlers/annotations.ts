import { createAnnotation, listAnnotations, removeAnnotation, updateAnnotation } from '../../acts/annotations.ts';
import { citedSentences, resolveCitations } from '../../acts/citations.ts';
import type { Handlers } from '../context.ts';

export const annotationHandlers = {
  'annotation.list': ({ articleId }, { desk }) => listAnnotations(desk, articleId),
  'annotation.create': (input, { desk }) => createAnnotation(desk, input),
  'annotation.update': ({ articleId, id, patch }, { desk }) => updateAnnotation(desk, articleId, id, patch),
  'annotation.remove': async ({ articleId, id }, { desk }) => ({
    removed: await removeAnnotation(desk, articleId, id),
  }),
  'citation.resolve': ({ ids }, { desk }) => resolveCitations(desk, ids),
  'citation.sentences': ({ articleId }, { desk }) => citedSentences(desk, articleId),
} satisfies Partial<Handlers>;
