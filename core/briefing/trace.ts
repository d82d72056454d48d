import { splitSentences, type TextRange } from '../text/sentences.ts';
import { judgmentLabel, type Reference, referencesOf } from './citations.ts';
import { type PlainText, plainTextOf } from './plain-text.ts';
import { parseBriefing, visitNodes } from './syntax.ts';

/**
 * A sentence of a briefing. The offsets (UTF-16, half-open) are those of the body and take in the references
 * that belong to it; `text` is without them and without markup. `citations` are annotation ids, each once.
 */
export type TracedSentence = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly state: 'cited' | 'judgment' | 'untraced';
  readonly citations: readonly string[];
};

const withSentences: ReadonlySet<string> = new Set(['Paragraph', 'Task', 'TableRow', 'HTMLBlock']);
const neverTraced: ReadonlySet<string> = new Set(['Blockquote', 'TableHeader', 'LinkReference']);
const wholeRows: ReadonlySet<string> = new Set(['TableRow', 'TableHeader']);

/**
 * The sentences that must be traced: those of paragraphs and list items, and each row of a table as one. Headings,
 * code, block quotes, comments, table headers, rules and definitions don't count. A reference belongs to the
 * sentence that it stands in or follows; a citation outweighs a mark of own judgment.
 */
export function traceBriefing(body: string, lang: string | null): TracedSentence[] {
  return readSentences(body, lang, (name) => (neverTraced.has(name) ? 'skip' : withSentences.has(name)));
}

/** All that cites something: of the traced sentences, and of block quotes, headings and table headers as well. */
export function citingSentences(body: string, lang: string | null): TracedSentence[] {
  const all = readSentences(body, lang, (name) => {
    if (name === 'LinkReference') return 'skip';
    return withSentences.has(name) || name === 'TableHeader' || /^(ATX|Setext)Heading\d$/.test(name);
  });
  return all.filter(({ citations }) => citations.length > 0);
}

/** Reads the sentences of the nodes that `holds` says hold some; those that it skips are not entered. */
function readSentences(body: string, lang: string | null, holds: (name: string) => boolean | 'skip'): TracedSentence[] {
  const tree = parseBriefing(body);
  const references = referencesOf(body, tree);
  const traced: TracedSentence[] = [];
  visitNodes(tree.topNode, (name, { from, node }) => {
    const answer = holds(name);
    if (answer === false) return true;
    if (answer === true && !/^\[\^[^\]\n]+\]:/.test(body.slice(from, from + 200))) {
      const plain = plainTextOf(body, node, references);
      const sentences = wholeRows.has(name) ? [{ start: 0, end: plain.text.length }] : splitSentences(plain.text, lang);
      traced.push(...traceSentences(plain, sentences));
    }
    return false;
  });
  return traced;
}

function traceSentences(plain: PlainText, ranges: readonly TextRange[]): TracedSentence[] {
  const sentences = ranges.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(plain.text.slice(start, end)));
  let next = 0;
  return sentences.map(({ start, end }, i) => {
    const until = sentences[i + 1]?.start ?? plain.text.length;
    const own: Reference[] = [];
    for (let found = plain.references[next]; found !== undefined && found.at <= until; found = plain.references[next]) {
      own.push(found.reference);
      next += 1;
    }
    return traceSentence(plain, { start, end }, own);
  });
}

function traceSentence(plain: PlainText, { start, end }: TextRange, references: readonly Reference[]): TracedSentence {
  const ids = [...new Set(references.map((reference) => reference.id))];
  const citations = ids.filter((id) => id !== judgmentLabel);
  const from = plain.starts[start] ?? 0;
  const to = plain.ends[end - 1] ?? 0;
  return {
    start: Math.min(from, ...references.map((reference) => reference.start)),
    end: Math.max(to, ...references.map((reference) => reference.end)),
    text: plain.text.slice(start, end).replace(/\s+/g, ' ').trim(),
    state: citations.length > 0 ? 'cited' : ids.length > 0 ? 'judgment' : 'untraced',
    citations,
  };
}
