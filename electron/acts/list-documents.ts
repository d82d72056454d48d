import type { Annotation } from '../../core/model/annotation.ts';
import type { ArticleRow, BriefingRow } from '../../core/model/catalogue.ts';
import { byCodeUnits } from '../../core/text/by-code-units.ts';
import type { Desk } from './desk.ts';
import { getIfSound } from './find-document.ts';
import { usesOf } from './pages.ts';

export type ListedArticle = ArticleRow & {
  readonly notes: number;
  /** How many briefings cite it. */
  readonly citedIn: number;
};

/** Every source, newest first. */
export function listArticles(desk: Desk): ListedArticle[] {
  return desk.library.catalogue.articles().map((row) => ({ ...row, ...usesOf(desk, row) }));
}

/** Every briefing, newest first. */
export function listBriefings(desk: Desk): readonly BriefingRow[] {
  return desk.library.catalogue.briefings();
}

/** `title` is that of the annotated article. */
export type ListedAnnotation = Annotation & { readonly title: string; readonly citedIn: number };

/** Every annotation of every source, newest first. */
export async function listAllAnnotations(desk: Desk): Promise<ListedAnnotation[]> {
  const { catalogue, annotations } = desk.library;
  const listed: ListedAnnotation[] = [];
  for (const { id, title } of catalogue.articles()) {
    const set = await getIfSound(annotations, id);
    for (const annotation of set?.annotations ?? []) {
      const { id: annotationId, ...rest } = annotation;
      const citedIn = catalogue.briefingsCiting(annotationId).length;
      listed.push({ id: annotationId, title, ...rest, citedIn });
    }
  }
  return listed.sort((one, other) => byCodeUnits(other.createdAt, one.createdAt) || byCodeUnits(other.id, one.id));
}
