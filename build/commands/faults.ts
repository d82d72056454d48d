import { ensureBuilt } from '../bundle/ensure.ts';
import { runProgram } from '../children.ts';
import { ensureFaultTools } from '../system/ensure.ts';

/** Runs the fault suites; arguments are theirs: `--quick`, `--suite NAME`, `--seed N`, `--limit N`, `--only CASE`, `--jobs N`. */
export async function run(args: readonly string[]): Promise<number> {
  ensureFaultTools();
  await ensureBuilt('faults');
  return runProgram(process.execPath, ['--import', 'tsx', 'tests/faults/main.ts', ...args]);
}
