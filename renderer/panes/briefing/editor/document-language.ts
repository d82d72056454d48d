import { Facet } from '@codemirror/state';

/** The briefing's language, BCP 47; null when unknown. */
export const documentLanguage = Facet.define<string | null, string | null>({
  combine: (values) => values[0] ?? null,
});
