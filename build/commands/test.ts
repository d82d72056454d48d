import { rmSync } from 'node:fs';
import { StopError, say } from '../say.ts';
import { readCounts, summaryLine } from '../test-counts.ts';
import * as check from './check.ts';
import * as faults from './faults.ts';
import * as lint from './lint.ts';
import * as endToEnd from './test-e2e.ts';
import * as unit from './test-unit.ts';

const reports = [unit.unitReport, endToEnd.e2eReport];
const steps = [
  { name: 'type check', run: () => check.run() },
  { name: 'lint', run: () => lint.run([]) },
  { name: 'unit tests', run: () => unit.run([]) },
  { name: 'end-to-end tests', run: () => endToEnd.run([]) },
  { name: 'faults (quick)', run: () => faults.run(['--quick']) },
];

/** Runs every check, stops at the first that fails, and ends with the line `N passed, N failed`. */
export async function run(): Promise<number> {
  for (const report of reports) rmSync(report, { force: true });
  const code = await runSteps();
  const counts = reports.map(readCounts).filter((count) => count !== null);
  process.stdout.write(`${summaryLine(counts, code !== 0)}\n`);
  return code;
}

async function runSteps(): Promise<number> {
  for (const step of steps) {
    say(`— ${step.name}`);
    const code = await step.run().catch((error: unknown) => {
      if (!(error instanceof StopError)) throw error;
      say(error.message);
      return error.exitCode;
    });
    if (code === 0) continue;
    say(`Stopped: ${step.name} failed.`);
    return code;
  }
  return 0;
}
