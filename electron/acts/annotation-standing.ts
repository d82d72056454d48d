import { describePassage } from '../../core/anchoring/describe.ts';
import { AppError } from '../../core/errors.ts';
import type { Anchor, Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { changeOnText, demandAnnotation } from './annotation-set.ts';
import { canonicalTextOf } from './canonical-text.ts';
import { type Desk, instantOf } from './desk.ts';

/** The proposed passage becomes the annotation's own. @throws AppError not-found; bad-request when none is proposed */
export async function acceptProposal(desk: Desk, articleId: string, id: string): Promise<Annotation> {
  return await decide(desk, articleId, id, (annotation) => ({
    anchor: demandProposal(annotation).anchor,
    state: 'exact',
  }));
}

/**
 * The proposed passage is not it: the annotation is lost and keeps the last sure one.
 * @throws AppError not-found; bad-request when none is proposed
 */
export async function rejectProposal(desk: Desk, articleId: string, id: string): Promise<Annotation> {
  return await decide(desk, articleId, id, (annotation) => {
    demandProposal(annotation);
    return { anchor: annotation.anchor, state: 'lost' };
  });
}

/** A passage of an article's canonical text; UTF-16 offsets, half-open. */
export type PassagePlace = {
  readonly start: number;
  readonly end: number;
  /** Of the article, that the offsets refer to; null or absent: the present one. */
  readonly version?: number | null;
};

/** The anchor of a passage. @throws AppError bad-request when it is no passage, or one of another version */
export function anchorAt(article: Article, { start, end, version = null }: PassagePlace): Anchor {
  if (version !== null && version !== article.version) {
    throw new AppError(
      'bad-request',
      'The source was updated meanwhile: select the passage again in its present text.',
    );
  }
  return describePassage(canonicalTextOf(article).text, start, end, article.version);
}

/** Attaches an annotation to a passage by hand. @throws AppError not-found; bad-request when it is no passage */
export async function reattach(desk: Desk, articleId: string, id: string, place: PassagePlace): Promise<Annotation> {
  return await decide(desk, articleId, id, (_annotation, article) => ({
    anchor: anchorAt(article, place),
    state: 'exact',
  }));
}

type Decision = (annotation: Annotation, article: Article) => Pick<Annotation, 'anchor' | 'state'>;

async function decide(desk: Desk, articleId: string, id: string, decision: Decision): Promise<Annotation> {
  const annotations = await changeOnText(desk, articleId, (current, article) => {
    const annotation = demandAnnotation(current, id);
    const updatedAt = instantOf(desk);
    const decided: Annotation = { ...annotation, ...decision(annotation, article), proposal: null, updatedAt };
    return current.map((one) => (one.id === id ? decided : one));
  });
  return demandAnnotation(annotations, id);
}

function demandProposal({ state, proposal }: Annotation): NonNullable<Annotation['proposal']> {
  if (state === 'changed' && proposal !== null) return proposal;
  throw new AppError('bad-request', 'No changed passage waits for a decision on this note.');
}
