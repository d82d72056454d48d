/** A reason without the words that the store begins it with: “Not saved: ” stands before it already. */
export function bareReason(reason: string): string {
  return reason.replace(/^Not (?:saved|read): /, '');
}

/** What becomes of the unsaved text meanwhile; `draftProblem` is why it can't be kept outside the library. */
export function keptWords(what: string, draftProblem: string | null): string {
  const trying = `${what} is kept here and tried again every few seconds.`;
  if (draftProblem === null) return trying;
  return `${trying} If the app stops it is lost: it could not be kept outside the library either. Save it elsewhere.`;
}
