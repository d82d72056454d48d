import { draftBlocks } from './block-walk.ts';
import type { Block, CanonicalText } from './blocks.ts';
import { lexBlocks } from './lexer.ts';

const separator = '\n\n';

/**
 * The canonical text of a Markdown body: what every offset, quote and ¶ number of an article refers to.
 * Containers and marks nested deeper than `maxNesting` are shown as they are written.
 */
export function parseDocument(body: string): CanonicalText {
  return canonicalOf([...parseBlocks(body)]);
}

/** Its blocks one by one, in order: whoever reads a long body can pause between two. */
export function* parseBlocks(body: string): Generator<Block> {
  const drafts = draftBlocks(lexBlocks(body.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n')));
  let [index, start, number] = [0, 0, 0];
  for (const draft of drafts) {
    const text =
      draft.spans.length === 1 ? (draft.spans[0]?.text ?? '') : draft.spans.map((span) => span.text).join('');
    const end = start + text.length;
    if (draft.kind !== 'heading') number += 1;
    yield { ...draft, index, text, start, end, number: draft.kind === 'heading' ? null : number };
    index += 1;
    start = end + separator.length;
  }
}

/** The canonical text that these blocks, which are all of it, make up. */
export function canonicalOf(blocks: readonly Block[]): CanonicalText {
  return { text: blocks.map((block) => block.text).join(separator), blocks };
}
