import { describe, expect, it } from 'vitest';
import { countsOf, readCounts, summaryLine } from '../../build/test-counts.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('A report’s counts', () => {
  it('are read from Vitest', () => {
    expect(countsOf({ numPassedTests: 7, numFailedTests: 2 })).toEqual({ passed: 7, failed: 2 });
  });

  it('are read from Playwright', () => {
    expect(countsOf({ stats: { expected: 5, unexpected: 1, skipped: 3 } })).toEqual({ passed: 5, failed: 1 });
  });

  it('count what passed at a second try as passed', () => {
    expect(countsOf({ stats: { expected: 5, unexpected: 0, flaky: 2 } })).toEqual({ passed: 7, failed: 0 });
  });

  it.each([null, 'text', {}, { stats: null }, { stats: { expected: '5' } }])('are null for %j', (report) => {
    expect(countsOf(report)).toBeNull();
  });

  it('are null when the run left no report', () => {
    expect(readCounts(`${temporaryFolder()}/none.json`)).toBeNull();
  });
});

describe('The last line', () => {
  it('sums the reports', () => {
    const counts = [
      { passed: 7, failed: 0 },
      { passed: 5, failed: 1 },
    ];
    expect(summaryLine(counts, true)).toBe('12 passed, 1 failed');
  });

  it('counts a step that failed without a failed test as one', () => {
    expect(summaryLine([], true)).toBe('0 passed, 1 failed');
  });
});
