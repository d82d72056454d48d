import type { ImportProgress, ImportReport, ImportResult } from '../../core/ipc/imports.ts';

const outcomes = [
  ['added', 'added'],
  ['duplicate', 'already here'],
  ['failed', 'not imported'],
] as const;

/** What came of an import in numbers: `2 added · 1 already here · 3 not imported`. */
export function countWords(results: readonly ImportResult[]): string {
  if (results.length === 0) return 'There was nothing to import.';
  return outcomes
    .map(([status, words]) => ({ n: results.filter((result) => result.status === status).length, words }))
    .filter(({ n }) => n > 0)
    .map(({ n, words }) => `${numberText(n)} ${words}`)
    .join(' · ');
}

/** All there is to say of an import, where a word in passing is enough; null where its report is to be looked at. */
export function inPassing({ results, stopped }: Extract<ImportReport, { status: 'done' }>): string | null {
  if (stopped) return results.length === 0 ? 'Stopped: nothing was imported.' : null;
  const [first, second] = results;
  if (first === undefined || results.some(({ status }) => status !== 'added')) return null;
  if (second !== undefined) {
    const alike = results.some(({ similar }) => similar.length > 0);
    return alike ? null : `Imported ${numberText(results.length)} sources`;
  }
  const [closest] = first.similar;
  const likeness = closest === undefined ? '' : `. It is much the same as “${closest.title}”.`;
  return `Imported “${first.title ?? first.input}”${likeness}`;
}

/** How many of how many: `12 of 340`, or `12 so far` while folders are still being listed. */
export function progressWords({ done, total }: ImportProgress): string {
  return total === null ? `${numberText(done)} so far` : `${numberText(done)} of ${numberText(total)}`;
}

/** How alike two texts are, rounded down: only the very same is 100%. */
export function likenessText(similarity: number): string {
  return `${Math.floor(100 * similarity)}%`;
}

export function numberText(n: number): string {
  return n.toLocaleString('en');
}
