import { referencesOf } from './citations.ts';
import { plainTextOf } from './plain-text.ts';
import { parseBeginning, type SyntaxTree, visitNodes } from './syntax.ts';

/** As long as LineSchema lets a title be. */
const titleLength = 500;

/** A title stands here, as a rule; UTF-16 units. */
const beginning = 4_000;

/** The text of the first heading outside block quotes, on one line, at most 500 units; null when there is none or it is empty. */
export function firstHeading(body: string): string | null {
  for (let length = beginning; ; length *= 8) {
    const tree = parseBeginning(body, length);
    const title = headingIn(body.slice(0, tree.length), tree);
    if (title !== null || tree.length >= body.length || length >= body.length) return title === '' ? null : title;
  }
}

function headingIn(body: string, tree: SyntaxTree): string | null {
  let title: string | null = null;
  visitNodes(tree.topNode, (name, { node }) => {
    if (title !== null || name === 'Blockquote') return false;
    if (!/^(?:ATX|Setext)Heading\d$/.test(name)) return true;
    title = plainTextOf(body, node, referencesOf(body, tree)).text.replace(/\s+/g, ' ').trim().slice(0, titleLength);
    return false;
  });
  return title;
}

/** A briefing's title after its body was edited: it follows the first heading as long as both agreed before. */
export function titleAfterEdit(title: string, before: string, after: string): string {
  return firstHeading(before) === title ? (firstHeading(after) ?? title) : title;
}
