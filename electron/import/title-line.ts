const longestTitle = 500;

/** `text` as one line that a document can be titled with: white space runs become one space; at most 500 characters. */
export function toTitleLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= longestTitle ? line : `${cut(line, longestTitle - 1)}…`;
}

/** The beginning of `text`, of at most `longest` characters, cut between words where it can be. */
export function openingWords(text: string, longest: number): string {
  const line = toTitleLine(text.trimStart().split('\n', 1)[0] ?? '');
  if (line.length <= longest) return line;
  const start = cut(line, longest);
  const space = start.lastIndexOf(' ');
  return `${space > longest / 2 ? start.slice(0, space) : start}…`;
}

// Never between the two halves of a surrogate pair.
function cut(line: string, length: number): string {
  return line.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
