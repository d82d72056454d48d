import { locatorOf } from '../anchoring/locate.ts';
import { standingOf } from '../anchoring/standing.ts';
import type { Block } from '../markdown/blocks.ts';
import { parseDocument } from '../markdown/parse.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';

/** A text that a source has, or had in an earlier version. */
export type SourceText = Pick<Article, 'version' | 'body' | 'pages'>;

export type BlocksOf = (text: SourceText) => readonly Block[];

/** Parses each text when it is first asked for. */
export function blocksOnce(): BlocksOf {
  const parsed = new Map<SourceText, readonly Block[]>();
  return (text) => {
    const blocks = parsed.get(text) ?? parseDocument(text.body).blocks;
    parsed.set(text, blocks);
    return blocks;
  };
}

/**
 * Where the last sure words of the passage stand, for a reader: `¶5`, or `¶5 of version 1` where they are those of an
 * earlier version. Null for a note on the whole article, and when that version's text is not there.
 */
export function locatePassage(annotation: Annotation, article: Article, blocksOf: BlocksOf): string | null {
  const { anchor, state } = annotation;
  if (anchor === null) return null;
  const { start, end } = anchor.position;
  if (anchor.articleVersion === article.version) {
    return state === 'lost' ? null : locatorOf(blocksOf(article), start, end, article.pages);
  }
  const earlier = article.earlier.find(({ version }) => version === anchor.articleVersion);
  if (earlier === undefined) return null;
  const locator = locatorOf(blocksOf(earlier), start, end, earlier.pages);
  return locator === '' ? `version ${earlier.version}` : `${locator} of version ${earlier.version}`;
}

/** Where the changed passage may stand in the present text; null unless one is proposed. */
export function locateProposal(annotation: Annotation, article: Article, blocksOf: BlocksOf): string | null {
  const place = standingOf(annotation);
  if (place === null || place.sure) return null;
  return locatorOf(blocksOf(article), place.start, place.end, article.pages);
}
