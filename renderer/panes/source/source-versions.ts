import { parseDocument } from '../../../core/markdown/parse.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Article, EarlierVersion } from '../../../core/model/article.ts';

/** One text that a source has or had, and the notes whose last sure words are its own. */
export type SourceVersion = Pick<EarlierVersion, 'version' | 'title' | 'body' | 'origin' | 'importedAt'> & {
  readonly notes: readonly Annotation[];
};

/** All versions of a source, the present one first. */
export function versionsOf(article: Article, annotations: readonly Annotation[]): SourceVersion[] {
  const { version, title, body, origin, importedAt, createdAt } = article;
  const texts = [...article.earlier, { version, title, body, origin, importedAt: importedAt ?? createdAt }];
  return texts
    .map((text) => ({
      version: text.version,
      title: text.title,
      body: text.body,
      origin: text.origin,
      importedAt: text.importedAt,
      notes: annotations.filter(({ anchor }) => anchor?.articleVersion === text.version),
    }))
    .toReversed();
}

/** Two texts longer than this together, in UTF-16 units, take too long to lay out side by side. */
const longest = 4_000_000;

/** The text of two versions as it is read, without Markdown's marks; null when they are too long to be compared. */
export function comparedTexts(one: string, other: string): { before: string; after: string } | null {
  if (one.length + other.length > longest) return null;
  return { before: parseDocument(one).text, after: parseDocument(other).text };
}
