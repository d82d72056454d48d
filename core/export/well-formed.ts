/** The text with U+FFFD for each surrogate without its partner, as encoding it in UTF-8 would make it. */
export function replaceLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
