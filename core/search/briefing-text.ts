import { referencesOf } from '../briefing/citations.ts';
import { plainTextOf } from '../briefing/plain-text.ts';
import { parseBriefing, visitNodes } from '../briefing/syntax.ts';

/** Stands for a unit of markup inside a word: folding takes it out, so that `un**do**` is one word. */
const filler = '\u2060';

/**
 * What a briefing's body says, letter by letter at the offsets of the body: markup, link addresses and citations are
 * blanked out, not taken out.
 */
export function searchableBriefing(body: string): string {
  const units: string[] = new Array(body.length).fill(' ');
  const tree = parseBriefing(body);
  const references = referencesOf(body, tree);
  visitNodes(tree.topNode, (name, { from, to, node }) => {
    if (name === 'Document') return true;
    const plain = plainTextOf(body, node, references);
    for (let at = from; at < to; at += 1) units[at] = /\s/.test(body[at] ?? '') ? (body[at] ?? ' ') : filler;
    for (const { reference } of plain.references) units.fill(' ', reference.start, reference.end);
    for (let at = 0; at < plain.text.length; at += 1) units[plain.starts[at] ?? 0] = plain.text[at] ?? '';
    return false;
  });
  return units.join('');
}
