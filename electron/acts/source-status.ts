import type { CitedSentence } from '../../core/ipc/replies.ts';
import type { Article, ArticlePatch, Reliability } from '../../core/model/article.ts';
import { updateArticle } from './articles.ts';
import { citedSentences } from './citations.ts';
import type { Desk } from './desk.ts';
import { findArticle } from './find-document.ts';

export type SourceJudgment = {
  readonly reliability?: Reliability;
  readonly status?: Article['status'];
  /** Tags that it gets beside those that it has. */
  readonly tags?: readonly string[];
};

export type JudgedSource = {
  readonly article: Article;
  /** What cites it, when its status or grade fell: the sentences to look at again. Null when neither did. */
  readonly affected: readonly CitedSentence[] | null;
};

/** Changes what a person holds of a source; without changes only answers it. @throws AppError not-found */
export async function judgeSource(desk: Desk, id: string, judgment: SourceJudgment): Promise<JudgedSource> {
  const before = await findArticle(desk, id);
  const { tags = [], ...rest } = judgment;
  const patch: ArticlePatch = tags.length === 0 ? rest : { ...rest, tags: [...new Set([...before.tags, ...tags])] };
  const article = Object.keys(patch).length === 0 ? before : await updateArticle(desk, id, patch);
  return { article, affected: fell(before, article) ? await sentencesOnce(desk, id) : null };
}

/** From the best; F, which cannot be judged, is no worse than a source that is known to be unreliable. */
const reliabilities: readonly Reliability[] = ['A', 'B', 'C', 'D', 'F', 'E'];
const statuses: readonly Article['status'][] = ['current', 'corrected', 'withdrawn'];

/** A source without a grade stands where one that cannot be judged does. */
function fell(before: Article, after: Article): boolean {
  const rank = ({ reliability }: Article): number => reliabilities.indexOf(reliability ?? 'F');
  return rank(after) > rank(before) || statuses.indexOf(after.status) > statuses.indexOf(before.status);
}

/** A sentence that cites several passages of the source counts once. */
async function sentencesOnce(desk: Desk, articleId: string): Promise<CitedSentence[]> {
  const sentences = await citedSentences(desk, articleId);
  const seen = new Set<string>();
  return sentences.filter(({ briefingId, start }) => {
    const key = `${briefingId} ${start}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
