import type { CanonicalText } from '../../core/markdown/blocks.ts';
import { parseDocument } from '../../core/markdown/parse.ts';

/**
 * Where each page begins in the canonical text of the pages' Markdown joined by blank lines: an article's `pages`.
 * A page without text begins where the next one does, or at the text's end.
 */
export function pageOffsets(bodyByPage: readonly string[], canonical: CanonicalText): number[] {
  let block = 0;
  return bodyByPage.map((body) => {
    const offset = canonical.blocks[block]?.start ?? canonical.text.length;
    block += parseDocument(body).blocks.length;
    return offset;
  });
}
