import type { Citation } from '../../../core/ipc/replies.ts';
import type { CitationWarning } from '../../../core/markdown/chip-text.ts';

/** The gravest first. */
const warnings: readonly CitationWarning[] = [
  { kind: 'withdrawn', word: 'withdrawn', sentence: 'This source was withdrawn.' },
  { kind: 'lost', word: 'not found', sentence: 'The source’s present version no longer has this passage.' },
  {
    kind: 'changed',
    word: 'changed',
    sentence: 'This passage has changed in the source and waits to be decided there.',
  },
  { kind: 'corrected', word: 'corrected', sentence: 'This source was corrected.' },
];

/** What a citation's reader must be told of its source and its passage, the gravest first. */
export function warningsOf({ articleStatus, state }: Pick<Citation, 'articleStatus' | 'state'>): CitationWarning[] {
  return warnings.filter(({ kind }) => kind === articleStatus || kind === state);
}
