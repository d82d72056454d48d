import { citingSentences } from '../../core/briefing/trace.ts';
import type { Citation, CitedSentence } from '../../core/ipc/replies.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { citedPassages } from './cited-passages.ts';
import type { Desk } from './desk.ts';
import { getIfSound } from './find-document.ts';

/** What a chip shows of each id, in the same order; null for an id that no annotation has. */
export async function resolveCitations(desk: Desk, ids: readonly string[]): Promise<(Citation | null)[]> {
  const passages = await citedPassages(desk, ids);
  return ids.map((id) => {
    const passage = passages.get(id);
    return passage === undefined ? null : describeCitation(passage.annotation, passage.article, passage.locator);
  });
}

function describeCitation(annotation: Annotation, article: Article, locator: string | null): Citation {
  return {
    id: annotation.id,
    articleId: article.id,
    articleTitle: article.title,
    publisher: article.publisher,
    publishedAt: article.publishedAt,
    reliability: article.reliability,
    credibility: annotation.credibility,
    articleStatus: article.status,
    category: annotation.category,
    locator,
    quote: annotation.anchor?.quote.exact ?? '',
    state: annotation.state,
    direction: article.direction,
  };
}

/** The sentences and quotes that cite the article's annotations: by briefing, newest first, and in each in reading order. */
export async function citedSentences(desk: Desk, articleId: string): Promise<CitedSentence[]> {
  const { catalogue, briefings } = desk.library;
  const ids = new Set(catalogue.annotationIds(articleId));
  const citing = new Set([...ids].flatMap((id) => catalogue.briefingsCiting(id)));
  const found: CitedSentence[] = [];
  for (const row of catalogue.briefings()) {
    const briefing = citing.has(row.id) ? await getIfSound(briefings, row.id) : null;
    if (briefing === null) continue;
    for (const { start, end, text, citations } of citingSentences(briefing.body, briefing.lang)) {
      for (const annotationId of citations) {
        if (!ids.has(annotationId)) continue;
        found.push({ annotationId, briefingId: briefing.id, briefingTitle: briefing.title, start, end, text });
      }
    }
  }
  return found;
}
