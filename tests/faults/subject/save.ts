import type { AnnotationSet } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Briefing } from '../../../core/model/briefing.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { Documents } from '../../../electron/store/documents/documents.ts';
import type { Library } from '../../../electron/store/library.ts';
import type { Desk } from './desk.ts';
import { type Outcome, promise } from './promise.ts';
import { hashOf } from './tell.ts';

export type AnyDocument = Article | AnnotationSet | Briefing;

export async function createArticle({ library }: Desk, document: Article): Promise<boolean> {
  return await create('article', library.articles, document);
}

export async function createBriefing({ library }: Desk, document: Briefing): Promise<boolean> {
  return await create('briefing', library.briefings, document);
}

export async function createAnnotations({ library }: Desk, document: AnnotationSet): Promise<boolean> {
  return await create('annotations', library.annotations, document);
}

export async function replaceArticle(
  { library }: Desk,
  id: string,
  next: (current: Article) => Article,
): Promise<boolean> {
  return await replace('article', library.articles, id, next);
}

export async function replaceBriefing(
  { library }: Desk,
  id: string,
  next: (current: Briefing) => Briefing,
): Promise<boolean> {
  return await replace('briefing', library.briefings, id, next);
}

export async function replaceAnnotations(
  { library }: Desk,
  id: string,
  next: (current: AnnotationSet) => AnnotationSet,
): Promise<boolean> {
  return await replace('annotations', library.annotations, id, next);
}

/** How a document stands now, for what is told after an act whose result the act itself makes. */
export async function outcomeOf(library: Library, kind: DocumentKind, id: string): Promise<Outcome> {
  const documents = documentsOf(library, kind);
  const body = await documents.get(id);
  return {
    key: `${kind}/${id}`,
    revision: await documents.revision(id),
    state: body === null ? 'absent' : hashOf(body),
  };
}

export function documentsOf(library: Library, kind: DocumentKind): Pick<Documents<AnyDocument>, 'get' | 'revision'> {
  if (kind === 'article') return library.articles;
  return kind === 'briefing' ? library.briefings : library.annotations;
}

async function create<T extends AnyDocument>(
  kind: DocumentKind,
  documents: Documents<T>,
  document: T,
): Promise<boolean> {
  const [key, state] = [`${kind}/${document.id}`, hashOf(document)];
  return await promise([{ key, wanted: state }], async () => {
    await documents.create(document);
    return [{ key, revision: 1, state }];
  });
}

async function replace<T extends AnyDocument>(
  kind: DocumentKind,
  documents: Documents<T>,
  id: string,
  next: (current: T) => T,
): Promise<boolean> {
  const key = `${kind}/${id}`;
  const before = await documents.get(id).catch(() => null);
  return await promise([{ key, wanted: before === null ? '*' : hashOf(next(before)) }], async () => {
    const { document, revision } = await documents.replace(id, next);
    return [{ key, revision, state: hashOf(document) }];
  });
}
