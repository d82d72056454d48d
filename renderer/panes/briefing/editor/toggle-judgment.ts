import { isolateHistory } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import { judgmentLabel } from '../../../../core/briefing/citations.ts';
import { type TracedSentence, traceBriefing } from '../../../../core/briefing/trace.ts';

const mark = `[^${judgmentLabel}]`;

/** The sentences of the blocks that the line at a position has a part of: of the whole text where that is not parsed. */
export function sentencesNear(state: EditorState, position: number, lang: string | null): TracedSentence[] {
  const line = state.doc.lineAt(position);
  let [from, to] = [line.from, line.to];
  const tree = syntaxTree(state);
  if (tree.length < Math.min(to + 1, state.doc.length)) return traceBriefing(state.doc.toString(), lang);
  for (let node = tree.topNode.firstChild; node !== null && node.from <= line.to; node = node.nextSibling) {
    if (node.to < line.from) continue;
    from = Math.min(from, state.doc.lineAt(node.from).from);
    to = Math.max(to, state.doc.lineAt(node.to).to);
  }
  const sentences = traceBriefing(state.sliceDoc(from, to), lang);
  return sentences.map((sentence) => ({ ...sentence, start: sentence.start + from, end: sentence.end + from }));
}

/**
 * Marks the sentence at a position as the writer's own judgment, or takes the mark away. `sentences` are those of
 * the document as it stands, near the position at least. Null when no sentence stands there.
 */
export function toggleJudgment(
  state: EditorState,
  sentences: readonly TracedSentence[],
  position: number,
): TransactionSpec | null {
  const sentence = sentenceAt(state, sentences, position);
  if (sentence === null) return null;
  const end = behindReferences(state, sentence.end);
  const shared = { annotations: isolateHistory.of('full'), userEvent: 'input.judgment', scrollIntoView: true };
  const text = state.sliceDoc(sentence.start, end);
  if (!text.includes(mark)) {
    const rest = state.sliceDoc(end, end + 1);
    return { ...shared, changes: { from: end, insert: /^[\p{L}\p{N}]/u.test(rest) ? `${mark} ` : mark } };
  }
  const changes = Array.from(text.matchAll(/[^\S\n]?\[\^judgment\]/g), (match) => {
    const from = sentence.start + match.index;
    return { from, to: from + match[0].length };
  });
  return { ...shared, changes };
}

/** The sentence that holds the position, its references included, or else the last one before it on its line. */
export function sentenceAt(
  state: EditorState,
  sentences: readonly TracedSentence[],
  position: number,
): TracedSentence | null {
  const line = state.doc.lineAt(position);
  let last: TracedSentence | null = null;
  for (const sentence of sentences) {
    if (sentence.start > position) break;
    if (behindReferences(state, sentence.end) >= line.from) last = sentence;
  }
  return last;
}

/** The end of the references that follow a sentence directly or after one space. */
function behindReferences(state: EditorState, end: number): number {
  const rest = state.sliceDoc(end, state.doc.lineAt(end).to);
  return end + (/^(?:[^\S\n]?\[\^[^\]\s]+\])*/.exec(rest)?.[0].length ?? 0);
}
