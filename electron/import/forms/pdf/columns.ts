import { type Line, linesOf, type Segment } from './lines.ts';

/** The segments of one column, or of a stretch of the page with one column only. */
type Stretch = readonly Segment[];

/** A column has at least so many lines on either side of the gutter, each of which is as full as prose is. */
const fewestLines = 4;
const fewestUnits = 12;
const fewestWide = 6;
const fullness = 0.55;
/** Columns within columns: a page of four is parted twice. */
const deepest = 4;

/** The page's columns in reading order, as lines from the top down: what spans several stands between them. */
export function columnsOf(segments: readonly Segment[], rightToLeft: boolean): Line[][] {
  return stretchesOf(segments, 0)
    .map((stretch) => linesOf(stretch, rightToLeft))
    .filter((lines) => lines.length > 0);
}

function stretchesOf(segments: Stretch, depth: number): Stretch[] {
  if (depth === deepest) return [segments];
  let best: { stretches: Stretch[]; lines: number } | null = null;
  for (const gutter of guttersOf(segments)) {
    const parted = partAt(segments, gutter, depth);
    if (parted.lines > (best?.lines ?? 0)) best = parted;
  }
  return best?.stretches ?? [segments];
}

/** Places where a gutter may be: the middles of gaps between neighbours of a row, each only once. */
function guttersOf(segments: Stretch): number[] {
  const found = new Set<number>();
  for (const { segments: row } of linesOf(segments)) {
    for (const [i, next] of row.entries()) {
      const before = row[i - 1];
      if (before !== undefined && next.start > before.end) found.add(Math.round((before.end + next.start) / 2));
    }
  }
  return [...found].slice(0, 60);
}

/** Parts what stands on both sides of the gutter, between whatever spans it. `lines`: those that were parted. */
function partAt(segments: Stretch, gutter: number, depth: number): { stretches: Stretch[]; lines: number } {
  const stretches: Stretch[] = [];
  let lines = 0;
  let whole: Segment[] = [];
  let band: Segment[] = [];
  const endBand = () => {
    const left = band.filter(({ end }) => end <= gutter);
    const right = band.filter(({ end }) => end > gutter);
    if (isColumn(left) && (isColumn(right) || isBeginning(right, left))) {
      if (whole.length > 0) stretches.push(whole);
      whole = [];
      lines += band.length;
      stretches.push(...stretchesOf(left, depth + 1), ...stretchesOf(right, depth + 1));
    } else whole.push(...band);
    band = [];
  };
  for (const row of linesOf(segments)) {
    const spans = row.segments.some(({ start, end }) => start < gutter && end > gutter);
    if (spans) {
      endBand();
      whole.push(...row.segments);
    } else band.push(...row.segments);
  }
  endBand();
  if (whole.length > 0) stretches.push(whole);
  return { stretches, lines };
}

/** Whether it reads as prose set in a column; cells of a table are short and of many lengths. */
function isColumn(segments: Stretch): boolean {
  const lines = linesOf(segments);
  if (lines.length < fewestLines) return false;
  const start = Math.min(...lines.map((line) => line.start));
  const width = Math.max(...lines.map((line) => line.end)) - start;
  const full = lines.filter((line) => line.end - line.start >= fullness * width && isLong(line.text));
  return full.length >= fullness * lines.length;
}

/** Whether it may be the beginning of a column that ends early, beside a full one, at the end of a text. */
function isBeginning(segments: Stretch, beside: Stretch): boolean {
  const lines = linesOf(segments);
  const [first, ...others] = lines;
  const top = linesOf(beside)[0];
  if (first === undefined || top === undefined || lines.length >= fewestLines) return false;
  const width = Math.max(...beside.map(({ end }) => end)) - Math.min(...beside.map(({ start }) => start));
  if (first.y - top.y > 2 * top.size || !isLong(first.text)) return false;
  return [first, ...others].slice(0, -1).every((line) => line.end - line.start >= fullness * width);
}

function isLong(text: string): boolean {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return text.length >= fewestUnits || wide >= fewestWide;
}
