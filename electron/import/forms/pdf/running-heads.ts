import type { Line } from './lines.ts';

/** A page's columns of lines, and its height in points. */
export type LaidOutPage = { readonly columns: readonly (readonly Line[])[]; readonly height: number };

/** How many lines at the top and at the foot of a page may be its head and foot. */
const outermost = 3;
/** On this share of the pages, and on two at least: left and right pages may have heads of their own. */
const share = 0.4;
/** A head or foot stands in this part of the page's height at its top or its foot. */
const margin = 0.15;
/** Two lines stand at the same height when they are this near, as a share of the page's height. */
const nearness = 0.012;

type Candidate = { readonly page: number; readonly line: Line; readonly height: number };

/**
 * The lines that repeat at the same height at the top or foot of many pages, but for numbers in them: heads, feet and
 * page numbers.
 */
export function runningHeads(pages: readonly LaidOutPage[]): Set<Line> {
  const alike = new Map<string, Candidate[]>();
  for (const [page, { columns, height }] of pages.entries()) {
    for (const line of outermostLines(columns.flat(), height)) {
      const key = withoutNumbers(line.text);
      const candidate = { page, line, height: line.y / height };
      const known = alike.get(key);
      if (known === undefined) alike.set(key, [candidate]);
      else known.push(candidate);
    }
  }
  const filled = pages.filter(({ columns }) => columns.length > 0).length;
  const wanted = Math.max(2, share * filled);
  return new Set([...alike.values()].flatMap((candidates) => repeated(candidates, wanted)));
}

function outermostLines(lines: readonly Line[], height: number): Line[] {
  const heights = [...new Set(lines.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  const top = heights[Math.min(outermost, heights.length) - 1] ?? 0;
  const foot = heights[Math.max(0, heights.length - outermost)] ?? 0;
  return lines.filter(({ y }) => {
    const place = Math.round(y);
    return (place <= top && y <= margin * height) || (place >= foot && y >= (1 - margin) * height);
  });
}

/** Those of the lines that share their height with lines of enough pages. */
function repeated(candidates: readonly Candidate[], wanted: number): Line[] {
  const sorted = [...candidates].sort((a, b) => a.height - b.height);
  const found: Line[] = [];
  let from = 0;
  for (let i = 1; i <= sorted.length; i += 1) {
    const next = sorted[i];
    const last = sorted[i - 1];
    if (next !== undefined && last !== undefined && next.height - last.height <= nearness) continue;
    const group = sorted.slice(from, i);
    if (new Set(group.map(({ page }) => page)).size >= wanted) found.push(...group.map(({ line }) => line));
    from = i;
  }
  return found;
}

function withoutNumbers(text: string): string {
  const folded = text
    .toLowerCase()
    .replace(/\p{Nd}+/gu, '#')
    .replace(/\s+/g, ' ')
    .trim();
  return /^[\s\-–—]*[ivxlc]+[\s\-–—]*$/.test(folded) ? '#' : folded;
}
