import type { Line } from './lines.ts';

/** A heading's level from 1; null for what is no heading. */
export type LevelOf = (text: string, lines: readonly Line[]) => number | null;

/** One entry of a PDF's outline, as pdf.js gives it. */
export type OutlineEntry = { readonly title: string; readonly items: readonly OutlineEntry[] };

const mostLines = 3;
const longest = 200;
const deepest = 6;
/** So much larger than the body's letters, at least, are those of a heading. */
const larger = 1.12;
const mostEntries = 5_000;

/**
 * Tells headings: short paragraphs that the outline names, at its levels, and those in letters larger than most of the
 * text's, the largest at level 1.
 */
export function headingLevels(lines: Iterable<Line>, outline: readonly OutlineEntry[]): LevelOf {
  const units = new Map<number, number>();
  for (const { text, size } of lines) units.set(rounded(size), (units.get(rounded(size)) ?? 0) + text.length);
  const body = [...units].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0])[0];
  const sizes = [...units.keys()].filter((size) => size >= larger * body).sort((a, b) => b - a);
  const named = levelsOf(outline);
  return (text, parts) => {
    if (parts.length > mostLines || text.length > longest || !/\p{L}/u.test(text)) return null;
    const outlined = named.get(folded(text));
    if (outlined !== undefined) return outlined;
    const size = rounded(Math.min(...parts.map((line) => line.size)));
    const at = sizes.indexOf(size);
    return at < 0 ? null : Math.min(at + 1, deepest);
  };
}

function levelsOf(outline: readonly OutlineEntry[]): Map<string, number> {
  const levels = new Map<string, number>();
  let layer = outline;
  for (let level = 1; level <= deepest && layer.length > 0; level += 1) {
    for (const { title } of layer.slice(0, mostEntries)) {
      const key = folded(title);
      if (key !== '' && !levels.has(key)) levels.set(key, level);
    }
    layer = layer.flatMap(({ items }) => items);
  }
  return levels;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** To half points: sizes that differ by less look the same. */
function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}
