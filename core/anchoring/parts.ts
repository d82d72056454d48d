import type { TextRange } from '../text/sentences.ts';

/** Where a part of a passage, a sentence or what the passage has of one, stands in the text. */
export type Piece = TextRange & {
  /** Whether it stands there word for word, and is its own. */
  readonly sure: boolean;
  /** The share of it that is left, from 0 to 1. */
  readonly kept: number;
  /** It stands in several places, and is taken where the rest of the passage stands: only to place that as a whole. */
  readonly guessed?: true;
};

/** A part of a passage in the earlier text, and what became of it. */
export type Part = TextRange & {
  /** Without the white space. */
  readonly letters: number;
  readonly piece: Piece | 'unsure' | 'gone';
};
