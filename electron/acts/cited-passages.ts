import type { CitedPassage } from '../../core/export/briefing.ts';
import { locatePassage } from '../../core/export/locator.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { canonicalTextOf } from './canonical-text.ts';
import type { Desk } from './desk.ts';
import { getIfSound } from './find-document.ts';
import { bringInStep } from './in-step.ts';

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
    const cited = set.annotations.filter(({ id }) => annotationIds.has(id));
    for (const annotation of bringInStep(cited, article)) {
      passages.set(annotation.id, { annotation, article, locator: locatorFor(annotation, article) });
    }
  }
  return passages;
}

function locatorFor(annotation: Annotation, article: Article): string | null {
  return locatePassage(annotation, article, ({ version, body }) => {
    // Earlier texts are remembered beside the present one, not in its place.
    const id = version === article.version ? article.id : `${article.id}@${version}`;
    return canonicalTextOf({ id, body }).blocks;
  });
}
