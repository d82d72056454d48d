/** Something that a citation's reader must be told of its source or its passage. */
export type CitationWarning = {
  readonly kind: 'withdrawn' | 'corrected' | 'changed' | 'lost';
  /** For a badge, such as `withdrawn`. */
  readonly word: string;
  readonly sentence: string;
};

/** The words of one citation's chip: what it shows, what a screen reader says, what hovering tells. */
export type ChipText = {
  readonly label: string;
  readonly name: string;
  readonly tooltip: string;
  /** Admiralty grade such as `B2`, or null when the passage has none. */
  readonly grade: string | null;
  /** The gravest first; the chip is marked with that one. */
  readonly warnings: readonly CitationWarning[];
};

/** In an `href`, before the id of the annotation that a chip or a source's title stands for. */
export const noteFragment = '#note-';
