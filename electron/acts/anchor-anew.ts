import { reanchor } from '../../core/anchoring/reanchor.ts';
import { type SearchedText, textToSearch } from '../../core/anchoring/resolve.ts';
import { parseDocument } from '../../core/markdown/parse.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';

type Texts = Pick<Article, 'version' | 'body' | 'earlier'>;

/**
 * Places an article's annotations in `text`, its canonical text of that version. Each is judged with the text that its
 * anchor was made on at hand, which is that of an earlier version where it was changed or lost before.
 */
export function anchorAnew(article: Texts, text: string, version: number): (annotation: Annotation) => Annotation {
  const prepared = new Map<number, SearchedText>();
  const comingFrom = (earlier: number): SearchedText => {
    const known = prepared.get(earlier) ?? textToSearch(text, textOf(article, earlier));
    prepared.set(earlier, known);
    return known;
  };
  return (annotation) => reanchor(annotation, comingFrom(annotation.anchor?.articleVersion ?? version), version);
}

/** Null when no such version is kept. */
function textOf(article: Texts, version: number): string | null {
  const kept = [article, ...article.earlier].find((each) => each.version === version);
  return kept === undefined ? null : parseDocument(kept.body).text;
}
