import type { Original } from '../../core/model/article.ts';
import type { ImportedText } from './compose.ts';

export type Form = Original['form'];

/** What is to be made a source of. */
export type SourceJob = {
  readonly bytes: Uint8Array;
  /** What messages call it; its ending may say its form. */
  readonly name: string;
  /** As the server or the mail named it, with its parameters; null: nothing said so. */
  readonly contentType: string | null;
  /** Where it came from; relative links are resolved against it. */
  readonly url: string | null;
  /** The title where the source itself has none. */
  readonly fallbackTitle: string;
  /** It was put on the clipboard by a person: all of it is wanted. */
  readonly pasted: boolean;
};

export type ParsedSource = ImportedText & { readonly form: Form };
