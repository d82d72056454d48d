import { type DraftBlock, draftBlocks } from './block-walk.ts';
import type { Block, CanonicalText } from './blocks.ts';
import { lexMarkdown } from './lexer.ts';

const separator = '\n\n';

/**
 * The canonical text of a Markdown body: what every offset, quote and ¶ number of an article refers to.
 * Containers and marks nested deeper than `maxNesting` are shown as they are written.
 */
export function parseDocument(body: string): CanonicalText {
  return place(draftBlocks(lexMarkdown(body.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n'))));
}

function place(drafts: readonly DraftBlock[]): CanonicalText {
  const blocks: Block[] = [];
  let start = 0;
  let number = 0;
  for (const [index, draft] of drafts.entries()) {
    const text = draft.spans.map((span) => span.text).join('');
    if (draft.kind !== 'heading') number += 1;
    const end = start + text.length;
    blocks.push({ ...draft, index, text, start, end, number: draft.kind === 'heading' ? null : number });
    start = end + separator.length;
  }
  return { text: blocks.map((block) => block.text).join(separator), blocks };
}
