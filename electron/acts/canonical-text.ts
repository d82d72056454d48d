import type { CanonicalText } from '../../core/markdown/blocks.ts';
import { parseDocument } from '../../core/markdown/parse.ts';
import type { Article } from '../../core/model/article.ts';

const kept = 32;
const parsed = new Map<string, { readonly body: string; readonly text: CanonicalText }>();

/** The article's canonical text; the last few are remembered, because resolving chips asks again and again. */
export function canonicalTextOf(article: Pick<Article, 'id' | 'body'>): CanonicalText {
  const known = parsed.get(article.id);
  parsed.delete(article.id);
  const entry = known?.body === article.body ? known : { body: article.body, text: parseDocument(article.body) };
  parsed.set(article.id, entry);
  const oldest = parsed.keys().next();
  if (parsed.size > kept && !oldest.done) parsed.delete(oldest.value);
  return entry.text;
}
