import type { Metadata } from '../metadata.ts';

/** What is taken out of a file of one form, before it is made a source. */
export type Extracted = {
  readonly body: string;
  readonly metadata: Partial<Metadata>;
  /** The Markdown of each page, which joined by blank lines are `body`; null: the form has no pages. */
  readonly pages: readonly string[] | null;
};
