import { locatorOf } from '../../core/anchoring/locate.ts';
import type { CitedPassage } from '../../core/export/briefing.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { canonicalTextOf } from './canonical-text.ts';
import type { Desk } from './desk.ts';
import { getIfSound } from './find-document.ts';

/** The passage behind each annotation id that there is. Reads each article and annotation set once. */
export async function citedPassages(desk: Desk, ids: Iterable<string>): Promise<Map<string, CitedPassage>> {
  const { catalogue, articles, annotations } = desk.library;
  const wanted = new Map<string, Set<string>>();
  for (const id of ids) {
    const articleId = catalogue.articleOfAnnotation(id);
    if (articleId !== null) wanted.set(articleId, (wanted.get(articleId) ?? new Set()).add(id));
  }
  const passages = new Map<string, CitedPassage>();
  for (const [articleId, annotationIds] of wanted) {
    const article = await getIfSound(articles, articleId);
    const set = await getIfSound(annotations, articleId);
    if (article === null || set === null) continue;
    for (const annotation of set.annotations) {
      if (!annotationIds.has(annotation.id)) continue;
      passages.set(annotation.id, { annotation, article, locator: locatorFor(annotation, article) });
    }
  }
  return passages;
}

/** Where the passage stands for a reader, such as `¶5`; null for a note on the whole article. */
export function locatorFor(annotation: Annotation, article: Article): string | null {
  if (annotation.anchor === null) return null;
  const { start, end } = annotation.anchor.position;
  return locatorOf(canonicalTextOf(article).blocks, start, end);
}
