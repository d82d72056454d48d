/**
 * What a placement must show. docs/anchoring.md says what each line keeps out; `npm run bench -- anchoring` measures
 * them: lower ones offer deleted passages, higher ones lose altered ones. Lengths are UTF-16 units of an alphabet;
 * `inUnits` scales them to a text where one unit says more.
 */
export const thresholds = {
  /** Words that stand as they were: how much of one side of what stood round them must stand there too. */
  supportForPlacing: 0.3,
  /** Words placed by their context: the least stretch that stands word for word, themselves included. */
  stretchForPlacing: 28,
  /** So much of the context must stand directly at words that stood more than once. */
  runOfDouble: 16,
  /** Words with nothing round them that stood there: the least stretch that is known by itself, when it stood once. */
  stretchByItself: 24,
  /** The same where the earlier text isn't at hand, so that nobody knows whether it stood once; only offered. */
  stretchByItselfUnknown: 40,
  /** Altered words between what stood before and behind them. */
  similarityBetween: 0.5,
  /** Words so much alike between both contexts are not offered, but forbid to place the passage elsewhere. */
  similarityOfRival: 0.4,
  /** Altered words beside what stood on one side of them. */
  similarityBeside: 0.6,
  /** Less similarity is needed of Han characters between both: unrelated words share a third of their letters, but no characters. */
  allowanceForDense: 0.08,
  /** How much of one side must stand for it to count as that side. */
  supportForSide: 0.38,
  /** A shorter passage is altered into another one by few letters, */
  shortLength: 24,
  /** so it must be this much like it, */
  similarityOfShort: 0.75,
  /** unless so much of its context stands directly at both its ends. */
  runBesideShort: 8,
  /** By how much the best of several places must lead. */
  lead: 0.12,
} as const;

/** What each side of a passage adds to its place's score, against 1 for the words themselves. */
export const contextWeight = 0.5;

/** The score of words that stand among nearly all that stood round them: no other place can come near. */
export const undoubted = 1.9;
/** The same for altered words, after which no more of those are looked for. */
export const undoubtedAltered = 1.6;

/** A length in units of a text with grams of `gramLength`: Han characters say more than letters. */
export function inUnits(length: number, gramLength: number): number {
  return gramLength < 12 ? Math.ceil(length / 3) : length;
}
