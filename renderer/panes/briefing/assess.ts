import { judgmentLabel, referencesIn } from '../../../core/briefing/citations.ts';
import { type TracedSentence, traceBriefing } from '../../../core/briefing/trace.ts';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { countWords } from '../../../core/text/words.ts';

/** How a text stands: what the status line, the panels and the editor's underlines say of it. */
export type Assessment = {
  readonly text: string;
  readonly words: number;
  readonly sentences: readonly TracedSentence[];
  /** Cited passages in the order of their first citation, with the number of times each is cited. */
  readonly cited: readonly { readonly id: string; readonly times: number }[];
};

/** Counts for the status line; `traced` sentences are cited or marked as judgment, `cited` counts passages. */
export type Counts = {
  readonly words: number;
  readonly traced: number;
  readonly sentences: number;
  readonly cited: number;
};

export function assess(text: string, lang: string | null): Assessment {
  const references = referencesIn(text);
  const times = new Map<string, number>();
  for (const { id } of references) if (id !== judgmentLabel) times.set(id, (times.get(id) ?? 0) + 1);
  return {
    text,
    words: countWords(parseDocument(withoutReferences(text, references)).text, lang),
    sentences: traceBriefing(text, lang),
    cited: Array.from(times, ([id, count]) => ({ id, times: count })),
  };
}

export function countsOf({ words, sentences, cited }: Assessment): Counts {
  const untraced = sentences.filter((sentence) => sentence.state === 'untraced').length;
  return { words, traced: sentences.length - untraced, sentences: sentences.length, cited: cited.length };
}

function withoutReferences(text: string, references: readonly { start: number; end: number }[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of references) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}
