import { runProgram } from '../children.ts';

/** Runs the benchmarks; arguments are theirs: `SUITE…`, `--quick`, `--seed N`, `--articles N`. */
export function run(args: readonly string[]): Promise<number> {
  return runProgram(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts', ...args]);
}
