/**
 * What a placement must show. docs/anchoring.md says what each keeps out; `npm run bench -- anchoring` measures them.
 * Lengths are UTF-16 units of an alphabet; `inUnits` scales them to a text where one unit says more.
 */
export const thresholds = {
  // Neighbours
  /** So much of what stands directly beside two passages is compared, */
  neighbourLength: 32,
  /** and is the same when it is so much alike, */
  neighbour: 0.55,
  neighbourOfDense: 0.35,
  /** or when three times as much is so much alike. */
  neighbourFar: 0.6,

  // Sentences that stand word for word
  /** A shorter one is known by both neighbours, by so much that holds on both sides, or when it stood and stands once. */
  shortLength: 24,
  heldByShort: 8,
  /** The shortest that is known without any neighbour, */
  sentenceByItself: 16,
  /** and is offered where the earlier text isn't at hand, so that nobody knows whether it stood once. */
  sentenceByItselfUnknown: 40,

  /** A neighbour that no longer stands directly there was set apart when it stands so near. */
  setApart: 300,
  /** Where more of the text was changed, edits meet: a sentence moves on and is doubled into its old place. */
  muchChanged: 0.1,

  // Altered sentences
  /** How much alike one must be between both neighbours, */
  similarityBetween: 0.43,
  /** beside one, */
  similarityBeside: 0.48,
  /** and with none. */
  similarityByItself: 0.62,
  /** A shorter one is not known without neighbours, and beside one only when it is so much more alike. */
  alteredByItself: 48,
  moreOfShort: 0.17,
  /** Less is needed of Han characters: unrelated words share a third of their letters, but no characters. */
  allowanceForDense: 0.12,
  /** So much alike between both neighbours it is the sentence, whatever copy of it stands elsewhere. */
  similarityOfStayed: 0.65,
  /** So much alike, beside its sentences of the same passage. */
  similarityBesidePart: 0.42,
  similarityBesidePartOfDense: 0.33,

  // Rivals
  /** A sentence that is so much alike may be it, */
  similarityOfRival: 0.4,
  /** or so much between both neighbours: nearly all unrelated sentences are less. */
  similarityOfRivalBetween: 0.33,
  similarityOfRivalBetweenDense: 0.2,
  /** A copy without neighbours isn't the sentence while so much like it stands anywhere. */
  similarityAnywhere: 0.45,
  similarityAnywhereOfDense: 0.3,
  /** By how much the best altered place must lead. */
  leadOfOffer: 0.2,
  /** Of two origins with as many neighbours at a place, the one that leads by so much in likeness owns it. */
  leadOfOwner: 0.05,
  /** So much more alike, the one with fewer neighbours may own it too. */
  likenessOfOwner: 0.4,

  // Parts of an altered sentence
  /** So many units that stand directly at a part as they did hold it. */
  heldBeside: 4,
  /** The part is gone when less of it is left, */
  keptWithin: 0.3,
  /** or less of a short one, which is measured by its likeness when it is held on both sides. */
  similarityWithin: 0.5,
  /** A shorter one is found altered only when it is held on both sides. */
  tinyLength: 12,
  /** So much of it must be left when the sentence also stands elsewhere word for word. */
  keptOfDoubled: 0.65,
  /** So seldom words stand in another sentence of this length by chance that they are known by themselves. */
  chanceWithin: 0.02,

  // Passages of several sentences
  /** What is offered was this share of the passage, */
  shareOfPassage: 0.55,
  /** or this one, when it stands between the neighbours of the passage: the rest was taken out, */
  shareBetween: 0.34,
  /** or, where so much of the passage is found, */
  shareFound: 0.9,
  /** more than this share of the rest. */
  shareOfRest: 0.55,
  /** So much of the passage must be left in it. */
  shareKept: 0.25,
} as const;

/** A length in units of a text with grams of `gramLength`: Han characters say more than letters. */
export function inUnits(length: number, gramLength: number): number {
  return gramLength < 12 ? Math.ceil(length / 3) : length;
}
