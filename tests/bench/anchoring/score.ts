import type { Answer } from './methods.ts';
import type { Range, Truth } from './truth.ts';

/**
 * placed: word for word at its own place. offered: put to a person at its own place. lostRightly: less than half of it
 * is left. lostWrongly: it is there, and nothing is offered. wrong: placed or offered anywhere else.
 */
export type Verdict = 'placed' | 'offered' | 'lostRightly' | 'lostWrongly' | 'wrong';

export type Scored = {
  readonly verdict: Verdict;
  /** The very answer that a careful person would give. */
  readonly correct: boolean;
  /** Nothing of the passage is left, and still it was placed or offered. */
  readonly deletedPlaced: boolean;
};

export function score(answer: Answer, truth: Truth): Scored {
  const deleted = truth.places.length === 0;
  if (answer === null) {
    const rightly = truth.kind === 'gone';
    return { verdict: rightly ? 'lostRightly' : 'lostWrongly', correct: rightly, deletedPlaced: false };
  }
  const wrong: Scored = { verdict: 'wrong', correct: false, deletedPlaced: deleted };
  if (truth.kind === 'kept') {
    if (!truth.places.some(({ start, end }) => start === answer.start && end === answer.end)) return wrong;
    return { verdict: answer.sure ? 'placed' : 'offered', correct: answer.sure, deletedPlaced: false };
  }
  if (!truth.places.some((place) => isAbout(answer, place))) return wrong;
  return { verdict: 'offered', correct: !answer.sure || truth.kind === 'altered', deletedPlaced: false };
}

/** An offer is about a stretch when it covers half of it or more, and a third of the offer or more is that stretch. */
function isAbout(offer: Range, stretch: Range): boolean {
  const common = Math.min(offer.end, stretch.end) - Math.max(offer.start, stretch.start);
  return common >= 0.5 * (stretch.end - stretch.start) && common * 3 >= offer.end - offer.start;
}
