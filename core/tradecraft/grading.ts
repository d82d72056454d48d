import type { Category, Credibility } from '../model/annotation.ts';
import type { Reliability } from '../model/article.ts';

/** Reliability of a source, in words. Source: NATO/Admiralty grading (STANAG 2511). */
export const reliabilityWords: Readonly<Record<Reliability, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'cannot be judged',
};

/** Credibility of an item, in words. Source: NATO/Admiralty grading (STANAG 2511). */
export const credibilityWords: Readonly<Record<Credibility, string>> = {
  1: 'confirmed by other sources',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'truth cannot be judged',
};

export const credibilities: readonly Credibility[] = [1, 2, 3, 4, 5, 6];

/** The categories of a note in the order of their keys, 1 to 4. */
export const categories: readonly Category[] = ['key-point', 'quote', 'figure', 'doubt'];

export const categoryWords: Readonly<Record<Category, string>> = {
  'key-point': 'key point',
  quote: 'quote',
  figure: 'figure',
  doubt: 'doubt',
};
