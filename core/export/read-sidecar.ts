import * as v from 'valibot';
import { AppError } from '../errors.ts';
import type { Anchor, Annotation, Credibility, Proposal } from '../model/annotation.ts';
import { type PassageJson, type SidecarItem, SidecarSchema } from './sidecar-schema.ts';

/** What a sidecar says: whose annotations they are, and of which text. */
export type Sidecar = {
  readonly articleId: string;
  /** SHA-256 of the canonical text of that version. */
  readonly sha256: string;
  readonly version: number;
  readonly annotations: readonly Annotation[];
};

/**
 * Reads what `writeSidecar` wrote: the very same annotations, in the same order. Throws AppError bad-request
 * naming the first thing that is wrong.
 */
export function readSidecar(json: string): Sidecar {
  const page = v.safeParse(SidecarSchema, parseJson(json));
  if (!page.success) throw refuse(reasonOf(page.issues[0]));
  const source = page.output['bn:source'];
  const annotations = page.output.items.map((item) => annotation(item, source.id));
  if (new Set(annotations.map(({ id }) => id)).size < annotations.length) throw refuse('an annotation is in it twice');
  return { articleId: source.id, sha256: source['bn:sha256'], version: source['bn:version'], annotations };
}

function annotation(item: SidecarItem, articleId: string): Annotation {
  if (item.target.source !== articleId) throw refuse(`annotation ${item.id} is on another article`);
  const credibility = bodyFor(item, 'assessing');
  return {
    id: item.id,
    articleId,
    anchor: anchorOf(item),
    category: bodyFor(item, 'classifying')?.value ?? refuseWithout(item, 'category'),
    comment: bodyFor(item, 'commenting')?.value ?? '',
    tags: item.body.flatMap((body) => (body.purpose === 'tagging' ? [body.value] : [])),
    credibility: credibility === null ? null : credibilityOf[credibility.value],
    state: item.target['bn:state'],
    proposal: proposalOf(item),
    createdAt: item.created,
    updatedAt: item.modified,
  };
}

type Body = SidecarItem['body'][number];
type BodyFor<Purpose> = Extract<Body, { purpose: Purpose }>;

/** The one body with this purpose, or null. */
function bodyFor<Purpose extends Body['purpose']>(item: SidecarItem, purpose: Purpose): BodyFor<Purpose> | null {
  const has = (body: Body): body is BodyFor<Purpose> => body.purpose === purpose;
  const [first, second] = item.body.filter(has);
  if (second !== undefined) throw refuse(`annotation ${item.id} has two bodies for ${purpose}`);
  return first ?? null;
}

function refuseWithout(item: SidecarItem, what: string): never {
  throw refuse(`annotation ${item.id} has no ${what}`);
}

const credibilityOf: Readonly<Record<BodyFor<'assessing'>['value'], Credibility>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
};

/** Null for a note on the whole article. */
function anchorOf({ id, target }: SidecarItem): Anchor | null {
  const { selector, 'bn:position': position } = target;
  if (selector === undefined && position === undefined) return null;
  return passageOf(id, { selector, 'bn:position': position });
}

function proposalOf({ id, target }: SidecarItem): Proposal | null {
  const proposal = target['bn:proposal'];
  return proposal === undefined ? null : { anchor: passageOf(id, proposal), similarity: proposal['bn:similarity'] };
}

type Passage = { readonly [K in keyof PassageJson]: PassageJson[K] | undefined };

function passageOf(id: string, { selector, 'bn:position': position }: Passage): Anchor {
  const quote = selector?.find(({ type }) => type === 'TextQuoteSelector');
  if (quote?.type !== 'TextQuoteSelector' || position === undefined || position.end <= position.start) {
    throw refuse(`annotation ${id} does not say where its passage stands`);
  }
  return {
    quote: { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
    position: { start: position.start, end: position.end },
    articleVersion: position.version,
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    throw refuse('it is not JSON');
  }
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `“${path}”: ${issue.message}`;
}

function refuse(reason: string): AppError {
  return new AppError('bad-request', `This is not a file of annotations that can be read: ${reason}.`);
}
