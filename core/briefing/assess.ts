import { parseDocument } from '../markdown/parse.ts';
import { countWords } from '../text/words.ts';
import { judgmentLabel, referencesIn } from './citations.ts';
import { type TracedSentence, traceBriefing } from './trace.ts';

/** How a text stands: what the status line, the panels and the editor's underlines say of it. */
export type Assessment = {
  readonly words: number;
  /** How many sentences must be traced, and those of them that rest on nothing. */
  readonly sentences: number;
  readonly untraced: readonly TracedSentence[];
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

/** Takes tenths of a second for a long text: a window leaves it to a worker. */
export function assess(text: string, lang: string | null): Assessment {
  const references = referencesIn(text);
  const times = new Map<string, number>();
  for (const { id } of references) if (id !== judgmentLabel) times.set(id, (times.get(id) ?? 0) + 1);
  const sentences = traceBriefing(text, lang);
  return {
    words: countWords(parseDocument(withoutReferences(text, references)).text, lang),
    sentences: sentences.length,
    untraced: sentences.filter(({ state }) => state === 'untraced'),
    cited: Array.from(times, ([id, count]) => ({ id, times: count })),
  };
}

export function countsOf({ words, sentences, untraced, cited }: Assessment): Counts {
  return { words, traced: sentences - untraced.length, sentences, cited: cited.length };
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
