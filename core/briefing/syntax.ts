import { GFM, parser } from '@lezer/markdown';

const markdown = parser.configure(GFM);
const withoutInline = markdown.configure({ remove: ['Emphasis', 'Strikethrough', 'Link', 'Image', 'LinkEnd'] });

export type SyntaxTree = ReturnType<typeof markdown.parse>;
export type SyntaxNode = SyntaxTree['topNode'];

/**
 * The syntax tree of a briefing's body, with exact UTF-16 offsets; the editor uses the same grammar. Emphasis
 * nested in its thousands, which overflows lezer's stack, is left as text.
 */
export function parseBriefing(body: string): SyntaxTree {
  try {
    return markdown.parse(body);
  } catch (error) {
    if (error instanceof RangeError) return withoutInline.parse(body);
    throw error;
  }
}

/** Visits a node and those below in document order; `enter` says whether to go into the one it is given. */
export function visitNodes(
  root: SyntaxNode,
  enter: (name: string, node: { from: number; to: number; node: SyntaxNode }) => boolean,
): void {
  root.cursor().iterate((ref) => enter(ref.name, ref));
}
