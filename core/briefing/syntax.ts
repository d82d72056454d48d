import { type ChangedRange, TreeFragment } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import { changeBetween } from '../text/change-between.ts';

const markdown = parser.configure(GFM);
const withoutInline = markdown.configure({ remove: ['Emphasis', 'Strikethrough', 'Link', 'Image', 'LinkEnd'] });

export type SyntaxTree = ReturnType<typeof markdown.parse>;
export type SyntaxNode = SyntaxTree['topNode'];

/** From this many UTF-16 units on, a text is parsed from the tree of the one before it. */
const longText = 20_000;
let latest: { readonly body: string; readonly tree: SyntaxTree } | null = null;

/**
 * The syntax tree of a briefing's body, with exact UTF-16 offsets; the editor uses the same grammar. Emphasis
 * nested in its thousands, which overflows lezer's stack, is left as text. What a long text shares with the long
 * text parsed before it is not parsed again: the same text was edited, as a rule.
 */
export function parseBriefing(body: string): SyntaxTree {
  if (body.length < longText) return parseNew(body, []);
  if (latest?.body === body) return latest.tree;
  const tree = parseNew(body, latest === null ? [] : sharedFragments(latest, body));
  latest = { body, tree };
  return tree;
}

/** The tree of the body's blocks up to the first that ends behind an offset; the rest is not parsed. */
export function parseBeginning(body: string, offset: number): SyntaxTree {
  if (offset >= body.length) return parseBriefing(body);
  const parse = markdown.startParse(body);
  parse.stopAt(offset);
  try {
    for (;;) {
      const tree = parse.advance();
      if (tree !== null) return tree;
    }
  } catch (error) {
    if (error instanceof RangeError) return parseBriefing(body);
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

function parseNew(body: string, fragments: readonly TreeFragment[]): SyntaxTree {
  try {
    return markdown.parse(body, fragments);
  } catch (error) {
    if (error instanceof RangeError) return withoutInline.parse(body);
    throw error;
  }
}

function sharedFragments(
  before: { readonly body: string; readonly tree: SyntaxTree },
  body: string,
): readonly TreeFragment[] {
  const change = changeBetween(before.body, body);
  const range: ChangedRange = { fromA: change.from, toA: change.to, fromB: change.from, toB: change.newTo };
  return TreeFragment.applyChanges(TreeFragment.addTree(before.tree), [range]);
}
