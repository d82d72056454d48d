/** Headings, quotes, bullets, numbers, rules, underlines and table delimiters; what the last group begins is escaped. */
const markers: readonly RegExp[] = [
  /^()#{1,6}(?=\s|$)/,
  /^()>/,
  /^()[-+*](?=[ \t]|$)/,
  /^(\d{1,9})[.)](?=[ \t]|$)/,
  /^()=+[ \t]*$/,
  /^()(?=[^-]*-)[-:|][-:| \t]*$/,
];

/** Pandoc's lettered, roman and bracketed lists, its definitions and title lines. */
const furtherMarkers: readonly RegExp[] = [
  /^(\(?(?:\d+|[a-z]|[ivxlcdm]+))[.)](?=\s|$)/i,
  /^()[+-](?=\s|$)/,
  /^():/,
  /^()(?:--|%)/,
];

/** The offset of the character to escape so that the line begins no block of CommonMark or GFM; null when none does. */
export function markerAt(line: string): number | null {
  return firstMarker(line, markers);
}

/** The same with Pandoc's further kinds of blocks. */
export function anyMarkerAt(line: string): number | null {
  return firstMarker(line, [...markers, ...furtherMarkers]);
}

function firstMarker(line: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const before = pattern.exec(line)?.[1];
    if (before !== undefined) return before.length;
  }
  return null;
}
