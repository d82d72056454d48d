import { referencesOf } from './citations.ts';
import { plainTextOf } from './plain-text.ts';
import { parseBriefing, visitNodes } from './syntax.ts';

/** As long as LineSchema lets a title be. */
const titleLength = 500;

/** The text of the first heading outside block quotes, on one line, at most 500 units; null when there is none or it is empty. */
export function firstHeading(body: string): string | null {
  const tree = parseBriefing(body);
  let title: string | null = null;
  visitNodes(tree.topNode, (name, { node }) => {
    if (title !== null || name === 'Blockquote') return false;
    if (!/^(?:ATX|Setext)Heading\d$/.test(name)) return true;
    title = plainTextOf(body, node, referencesOf(body, tree)).text.replace(/\s+/g, ' ').trim().slice(0, titleLength);
    return false;
  });
  return title === '' ? null : title;
}

/** A briefing's title after its body was edited: it follows the first heading as long as both agreed before. */
export function titleAfterEdit(title: string, before: string, after: string): string {
  return firstHeading(before) === title ? (firstHeading(after) ?? title) : title;
}
