import { readFileSync } from 'node:fs';

export type TestCounts = { readonly passed: number; readonly failed: number };

/** The counts in a JSON report of Vitest or Playwright; null when there is no whole report. */
export function readCounts(path: string): TestCounts | null {
  try {
    return countsOf(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Counts of a parsed report; null when it is neither Vitest's nor Playwright's. */
export function countsOf(report: unknown): TestCounts | null {
  const vitest = numbers(report, 'numPassedTests', 'numFailedTests');
  if (vitest !== null) return { passed: vitest[0], failed: vitest[1] };
  if (typeof report !== 'object' || report === null || !('stats' in report)) return null;
  const playwright = numbers(report.stats, 'expected', 'unexpected');
  if (playwright === null) return null;
  // Passed at the second try.
  const flaky = numbers(report.stats, 'flaky', 'flaky')?.[0] ?? 0;
  return { passed: playwright[0] + flaky, failed: playwright[1] };
}

function numbers(object: unknown, first: string, second: string): [number, number] | null {
  if (typeof object !== 'object' || object === null) return null;
  const entries = new Map<string, unknown>(Object.entries(object));
  const pair = [entries.get(first), entries.get(second)];
  return typeof pair[0] === 'number' && typeof pair[1] === 'number' ? [pair[0], pair[1]] : null;
}

/** The last line of a test run. A step that failed without a failed test, such as a type error, counts as one. */
export function summaryLine(counts: readonly TestCounts[], stepFailed: boolean): string {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  return `${passed} passed, ${stepFailed && failed === 0 ? 1 : failed} failed`;
}
