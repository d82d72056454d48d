import { parseBriefing, type SyntaxTree, visitNodes } from './syntax.ts';

/** One footnote reference: `id` is its label, the offsets (UTF-16, half-open) are those of the body. */
export type Reference = { readonly id: string; readonly start: number; readonly end: number };

/** The label that marks a sentence as the analyst's own judgment. */
export const judgmentLabel = 'judgment';

/** In these, and after a backslash, brackets are no reference. */
const notText: ReadonlySet<string> = new Set([
  'InlineCode',
  'FencedCode',
  'CodeBlock',
  'Comment',
  'CommentBlock',
  'Escape',
]);

/** Every footnote reference `[^label]` of a body, judgment marks included; not definitions, code or comments. */
export function referencesIn(body: string): Reference[] {
  return body.includes('[^') ? referencesOf(body, parseBriefing(body)) : [];
}

/** The same for a body that is parsed already. */
export function referencesOf(body: string, tree: SyntaxTree): Reference[] {
  const text = withoutCode(body, tree);
  const references: Reference[] = [];
  for (const { 0: whole, 1: id = '', index: start } of text.matchAll(/\[\^([A-Za-z0-9_-]+)\]/g)) {
    const end = start + whole.length;
    if (!isDefinition(text, start, end)) references.push({ id, start, end });
  }
  return references;
}

/** The annotation ids that a body cites, each once, in the order of their first citation. */
export function citedIds(body: string): string[] {
  const ids = referencesIn(body).map((reference) => reference.id);
  return [...new Set(ids)].filter((id) => id !== judgmentLabel);
}

/** The body with what is not text blanked out, so that offsets stay. */
function withoutCode(body: string, tree: SyntaxTree): string {
  const parts: string[] = [];
  let at = 0;
  visitNodes(tree.topNode, (name, { from, to }) => {
    if (!notText.has(name)) return true;
    parts.push(body.slice(at, from), '\0'.repeat(to - from));
    at = to;
    return false;
  });
  return parts.join('') + body.slice(at);
}

function isDefinition(text: string, start: number, end: number): boolean {
  return text[end] === ':' && /(?:^|\n)[ >]*$/.test(text.slice(Math.max(0, start - 16), start));
}
