/** A file that an export makes, whole. */
export type ExportedFile = {
  /** A name without a folder. */
  readonly fileName: string;
  readonly content: string;
  /** What the format could not carry, in sentences for a person; empty when nothing was left out. */
  readonly dropped: readonly string[];
};
