import { changedShare } from './changed-share.ts';
import { type GramIndex, gramLengthFor, indexGrams } from './gram-index.ts';

/** A text prepared for many anchors. */
export type SearchedText = {
  readonly text: string;
  /** The version before, on which the anchors were made; null when it isn't at hand. */
  readonly earlier: string | null;
  readonly gramLength: number;
  /** Built when first needed: a text that stayed the same needs none. */
  readonly index: () => GramIndex;
  /** The same of the earlier text. */
  readonly earlierIndex: () => GramIndex | null;
  /** How much of the earlier text was changed, from 0 to 1; 1 when it isn't at hand. */
  readonly changed: () => number;
};

/**
 * Prepares one text for many anchors. With `earlier`, the text that the anchors were made on, passages that stood there
 * twice, and longer surroundings than an anchor keeps, tell a moved passage from a deleted one that has a double.
 */
export function textToSearch(text: string, earlier: string | null = null): SearchedText {
  const gramLength = gramLengthFor(text);
  let index: GramIndex | null = null;
  let earlierIndex: GramIndex | null = null;
  let changed: number | null = null;
  return {
    text,
    earlier,
    gramLength,
    index: () => {
      index ??= indexGrams(text, gramLength);
      return index;
    },
    earlierIndex: () => {
      if (earlier !== null) earlierIndex ??= indexGrams(earlier, gramLength);
      return earlierIndex;
    },
    changed: () => {
      changed ??= earlier === null ? 1 : changedShare(earlier, text, gramLength);
      return changed;
    },
  };
}
