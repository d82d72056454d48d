/** UTF-16 offsets: `from`–`to` of the earlier text gave way to `from`–`newTo` of the later one. */
export type TextChange = { readonly from: number; readonly to: number; readonly newTo: number };

/** The smallest single change that makes one text of another; it parts no surrogate pair. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let kept = 0;
  while (
    kept < shorter - from &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  ) {
    kept += 1;
  }
  if (splitsPair(before, from) || splitsPair(after, from)) from -= 1;
  if (splitsPair(before, before.length - kept) || splitsPair(after, after.length - kept)) kept -= 1;
  return { from, to: before.length - kept, newTo: after.length - kept };
}

function splitsPair(text: string, offset: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset));
}
